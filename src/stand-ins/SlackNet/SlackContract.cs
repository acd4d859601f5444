using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace SlackNet;

/// <summary>Left out of the JSON when the list is empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IgnoreIfEmptyAttribute : Attribute;

/// <summary>Left out of the JSON when the value is the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IgnoreIfDefaultAttribute : Attribute;

/// <summary>Names in snake_case; what is empty or default where marked so is left out.</summary>
internal sealed class SlackContract : DefaultContractResolver
{
    public SlackContract() => NamingStrategy = new SnakeCaseNamingStrategy { ProcessDictionaryKeys = false };

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (member.GetCustomAttribute<IgnoreIfEmptyAttribute>() is not null)
            property.ShouldSerialize = owner => property.ValueProvider.GetValue(owner) is ICollection { Count: > 0 };
        if (member.GetCustomAttribute<IgnoreIfDefaultAttribute>() is not null)
            property.DefaultValueHandling = DefaultValueHandling.Ignore;
        if (property.PropertyType.IsEnum) property.Converter = new StringEnumConverter(new SnakeCaseNamingStrategy());
        return property;
    }
}

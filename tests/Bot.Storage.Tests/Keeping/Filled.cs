using System.Collections;
using System.Globalization;
using NodaTime;

namespace Bot.Storage.Tests.Keeping;

/// <summary>Records with a value in every field, and what they carry as one text.</summary>
internal static class Filled
{
    /// <summary>One with nothing at its default.</summary>
    public static object Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return true;
        if (type == typeof(Instant)) return Instant.FromUtc(2025, 9, 16, 14, 2).PlusTicks(7);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsPrimitive) return Convert.ChangeType(7, type, CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericArguments() is [var item])
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Of(item), 0);
            return list;
        }
        if (type == typeof(IReadOnlyDictionary<string, string>)) return new Dictionary<string, string> { ["key"] = "value" };
        var made = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return made.Invoke([.. made.GetParameters().Select(p => Of(p.ParameterType))]);
    }

    /// <summary>All that is in it.</summary>
    public static string Told(object? value) => value switch
    {
        null => "null",
        string or IFormattable or bool => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        IDictionary pairs => string.Join(", ", pairs.Keys.Cast<object>().Select(k => $"{k}: {Told(pairs[k])}")),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Told))}]",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", value.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false }).Select(p => $"{p.Name}: {Told(p.GetValue(value))}"))} }}",
    };
}

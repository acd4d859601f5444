using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bot.Testing;

/// <summary>
/// What a built assembly really uses of an SDK: every type and member it names, whichever assembly carries them. A kept list of
/// these is the whole contract between an adapter and its SDK, and it must not depend on whether a stand-in is behind it.
/// </summary>
public static class SdkSurface
{
    /// <summary>The names in these namespaces that <paramref name="assembly"/> refers to, in order.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly, params string[] namespaces)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeReferences) Keep(TypeName(metadata, handle));
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (Owner(metadata, member.Parent) is not { } owner) continue;
            var name = metadata.GetString(member.Name);
            Keep(member.GetKind() == MemberReferenceKind.Method
                ? $"{owner}.{name}({Parameters(member.DecodeMethodSignature(Speller.Instance, null))})"
                : $"{owner}.{name}");
        }
        return [.. names];

        void Keep(string name)
        {
            if (namespaces.Any(n => name.StartsWith(n + ".", StringComparison.Ordinal))) names.Add(name);
        }
    }

    private static string Parameters(MethodSignature<string> signature) => string.Join(", ", signature.ParameterTypes);

    private static string? Owner(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeName(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(Speller.Instance, null),
        _ => null,
    };

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    /// <summary>Spells types without the assembly that carries them.</summary>
    private sealed class Speller : ISignatureTypeProvider<string, object?>
    {
        public static readonly Speller Instance = new();

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeName(reader, handle);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, System.Collections.Immutable.ImmutableArray<string> typeArguments) =>
            $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetByReferenceType(string elementType) => "ref " + elementType;

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";

        public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

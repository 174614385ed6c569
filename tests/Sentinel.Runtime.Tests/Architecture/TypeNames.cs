using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Sentinel.Runtime.Tests.Architecture;

/// <summary>Collects the full names of the types that signatures and attributes name.</summary>
internal sealed class TypeNames(MetadataReader metadata)
    : ISignatureTypeProvider<string, object?>,
        ICustomAttributeTypeProvider<string>
{
    private const string Inner = "";

    private readonly HashSet<string> _found = [];

    internal IReadOnlyCollection<string> Found => _found;

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return outer.IsNil ? Keep(Join(type.Namespace, type.Name)) : GetTypeFromDefinition(reader, outer, rawTypeKind);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)
            : Keep(Join(type.Namespace, type.Name));
    }

    public string GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    // "Outer+Nested[[...]], Assembly": what typeof() is in an attribute.
    public string GetTypeFromSerializedName(string name) => Keep(name.Split(',', '+', '[')[0]);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => Inner;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetGenericMethodParameter(object? genericContext, int index) => Inner;

    public string GetGenericTypeParameter(object? genericContext, int index) => Inner;

    public string GetArrayType(string elementType, ArrayShape shape) => elementType;

    public string GetByReferenceType(string elementType) => elementType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType;

    public string GetSZArrayType(string elementType) => elementType;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    private string Join(StringHandle space, StringHandle name) =>
        $"{metadata.GetString(space)}.{metadata.GetString(name)}";

    private string Keep(string name)
    {
        _found.Add(name);
        return name;
    }
}

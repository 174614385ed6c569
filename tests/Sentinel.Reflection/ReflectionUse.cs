using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sentinel.Reflection;

/// <summary>Reads from an assembly's metadata what it looks up at run time, attributes aside.</summary>
internal static class ReflectionUse
{
    private static readonly string[] Namespaces =
    [
        "System.Reflection",
        "System.Linq.Expressions",
        "Microsoft.CSharp.RuntimeBinder",
    ];

    // What typeof() and the comparison of types are compiled to. Every other member of Type looks something up.
    private static readonly string[] Harmless = ["GetTypeFromHandle", "op_Equality", "op_Inequality"];

    /// <summary>The members, and the types that only signatures name, in order.</summary>
    internal static IReadOnlyList<string> In(byte[] image)
    {
        using PEReader file = new([.. image]);
        MetadataReader metadata = file.GetMetadataReader();
        ILookup<string, string> members = metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .ToLookup(
                member => NameOf(metadata, (TypeReferenceHandle)member.Parent),
                member => metadata.GetString(member.Name)
            );
        return
        [
            .. metadata
                .TypeReferences.Select(type => NameOf(metadata, type))
                .SelectMany(type => LookUps(type, members[type]))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> LookUps(string type, IEnumerable<string> members)
    {
        if (type == "System.Type")
        {
            return members.Except(Harmless).Select(member => $"{type}.{member}");
        }

        return IsReflection(type) ? members.Select(member => $"{type}.{member}").DefaultIfEmpty(type) : [];
    }

    private static bool IsReflection(string type) =>
        type == "System.Activator"
        || (
            !type.EndsWith("Attribute", StringComparison.Ordinal)
            && Array.Exists(Namespaces, name => type.StartsWith(name + ".", StringComparison.Ordinal))
        );

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}

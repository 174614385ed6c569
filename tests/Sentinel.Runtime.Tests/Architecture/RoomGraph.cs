using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sentinel.Runtime.Tests.Architecture;

/// <summary>Every reference from one type of an assembly to another type, in declarations and in code.</summary>
internal sealed class RoomGraph
{
    private RoomGraph(IReadOnlyList<string> assemblies, IReadOnlyCollection<Reference> references) =>
        (Assemblies, References) = (assemblies, references);

    /// <summary>The assemblies that are referenced.</summary>
    internal IReadOnlyList<string> Assemblies { get; }

    internal IReadOnlyCollection<Reference> References { get; }

    internal static RoomGraph Read(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return new RoomGraph(
            [.. metadata.AssemblyReferences.Select(handle => NameOf(metadata, handle))],
            [.. metadata.TypeDefinitions.SelectMany(type => new TypeWalker(file, metadata).Walk(type)).Distinct()]
        );
    }

    /// <summary>The references that go from an inner room to one further out.</summary>
    /// <param name="rooms">The namespaces of each room, inner rooms first.</param>
    internal IReadOnlyList<string> OutwardReferences(string[][] rooms)
    {
        return
        [
            .. References
                .Where(reference => RoomOf(reference.From) >= 0 && RoomOf(reference.From) < RoomOf(reference.To))
                .Select(reference => reference.ToString())
                .Order(StringComparer.Ordinal),
        ];

        int RoomOf(string type) => Array.FindIndex(rooms, room => room.Contains(Reference.NamespaceOf(type)));
    }

    private static string NameOf(MetadataReader metadata, AssemblyReferenceHandle handle) =>
        metadata.GetString(metadata.GetAssemblyReference(handle).Name);
}

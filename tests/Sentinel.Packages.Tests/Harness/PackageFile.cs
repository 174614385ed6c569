using System.IO.Compression;
using System.Xml.Linq;

namespace Sentinel.Packages.Tests;

/// <summary>A package, opened.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>What it holds, without what every package has to hold.</summary>
    internal IEnumerable<string> Entries =>
        _archive
            .Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal))
            .Where(name => !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml");

    internal string? Element(string name) => Elements(name).SingleOrDefault()?.Value;

    internal IEnumerable<XElement> Elements(string name) =>
        Nuspec.Descendants().Where(element => element.Name.LocalName == name);

    private XDocument Nuspec =>
        XDocument.Parse(Text(Entries.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))));

    internal string Text(string entry)
    {
        using StreamReader reader = new(_archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    internal byte[] Bytes(string entry)
    {
        using Stream content = _archive.GetEntry(entry)!.Open();
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Katas.Checker.Verifying;

/// <summary>
/// What the solutions that lessons are proved against were built from. Their PDB lists the files with a checksum each; a file
/// that has changed since says nothing about the assembly that is in use.
/// </summary>
/// <param name="assembly">The assembly's path.</param>
internal sealed class BuiltSolutions(string assembly)
{
    private static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");
    private static readonly Guid SourceLink = new("cc110556-a091-4d38-9fec-25ab9a351a6a");

    private readonly string symbols = Path.ChangeExtension(assembly, ".pdb");

    /// <summary>The solutions that this checker is built with.</summary>
    public static BuiltSolutions OfThisChecker => new(Assembly.Load("Katas.Solutions").Location);

    /// <summary>The assembly and its PDB.</summary>
    public IReadOnlyList<string> Output => [assembly, symbols];

    /// <summary>
    /// The files that it was built from, and how the compiler was called; null where files have changed since the build, or
    /// where it can't be told: what the assembly depends on is then not to be read from files.
    /// </summary>
    public (IReadOnlyList<string> Files, byte[] Compiler)? UnchangedSources()
    {
        try
        {
            using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
            var reader = provider.GetMetadataReader();
            var documents = reader.Documents.Select(reader.GetDocument).ToList();
            return BelongTogether(reader) && documents.Count > 0 && documents.All(document => IsUnchanged(reader, document))
                ? ([.. documents.Select(document => reader.GetString(document.Name)).Order(StringComparer.Ordinal)], Compiler(reader))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }

    private bool BelongTogether(MetadataReader reader)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var entry = image.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return entry.DataSize > 0
            && reader.DebugMetadataHeader is { } header
            && new BlobContentId(header.Id).Guid == image.ReadCodeViewDebugDirectoryData(entry).Guid;
    }

    private static bool IsUnchanged(MetadataReader reader, Document document)
    {
        string path = reader.GetString(document.Name);
        return reader.GetGuid(document.HashAlgorithm) == Sha256
            && File.Exists(path)
            && SHA256.HashData(File.ReadAllBytes(path)).SequenceEqual(reader.GetBlobBytes(document.Hash));
    }

    /// <summary>The compiler's version, options and references, as it notes them; not where the sources lie on the web.</summary>
    private static byte[] Compiler(MetadataReader reader) =>
        [.. reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) != SourceLink)
            .SelectMany(information => reader.GetBlobBytes(information.Value))];
}

using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

// The build compiles this file as it runs, and takes one file for each task: that is why three types share it.

/// <summary>Copies a file of a package and changes some bytes of the copy. The package's own file is never written to.</summary>
public abstract class PatchedCopy : Task
{
    /// <summary>The file as the package ships it.</summary>
    [Required]
    public string SourceFile { get; set; }

    /// <summary>Where the copy goes. What is there is replaced, never written through: it may be a hard link to the package's file.</summary>
    [Required]
    public string DestinationFile { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        byte[] bytes = File.ReadAllBytes(SourceFile);
        if (!Patch(bytes))
        {
            return false;
        }

        // Beside the destination and moved over it, so that a build that is stopped here leaves no partial file.
        string temporary = DestinationFile + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(DestinationFile)));
        File.WriteAllBytes(temporary, bytes);
        File.Delete(DestinationFile);
        File.Move(temporary, DestinationFile);
        return true;
    }

    /// <summary>Changes the bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>Whether there is something to copy; if not, an error was logged.</returns>
    protected abstract bool Patch(byte[] bytes);
}

/// <summary>
/// Sets in an assembly's <c>DebuggableAttribute</c> that the just-in-time compiler must not optimise it. Code that is not
/// optimised keeps its arguments alive until it returns (docs/decisions.md says why that matters here). An assembly that
/// says so already is copied as it is; one without such an attribute is an error.
/// </summary>
/// <remarks>
/// The attribute's value is a blob: 1, 0, the flags as four bytes, and no named arguments, 0, 0 (ECMA-335, II.23.3). Before
/// it stands its length.
/// </remarks>
public class DisableOptimizations : PatchedCopy
{
    private const string AttributeName = "DebuggableAttribute";
    private const int ValueLength = 8;
    private const int FlagsInValue = 2;
    private const int Flags = 0x101; // Default and DisableOptimizations

    /// <inheritdoc/>
    protected override bool Patch(byte[] bytes)
    {
        int flags;
        try
        {
            flags = FindFlags(bytes);
        }
        catch (BadImageFormatException exception)
        {
            return Fail(exception.Message);
        }

        if (flags < 0)
        {
            return Fail("it has no DebuggableAttribute with flags");
        }

        BitConverter.GetBytes(BitConverter.ToInt32(bytes, flags) | Flags).CopyTo(bytes, flags);
        return true;
    }

    private bool Fail(string reason)
    {
        Log.LogError(
            "{0} could not be kept from being optimised: {1}. Without that, calls fail now and then (docs/decisions.md, "
            + "\"TorchSharp's arguments live until a method returns\"). If this is another version of TorchSharp, see whether "
            + "it still needs build/KeepTorchArguments.targets: if not, take the file and its import out; if so, adapt "
            + "build/PatchedCopies.cs.",
            Path.GetFileName(SourceFile),
            reason.TrimEnd('.'));
        return false;
    }

    /// <summary>The offset of the flags in the file, or -1 if there are none.</summary>
    private static int FindFlags(byte[] bytes)
    {
        using (var image = new PEReader(new MemoryStream(bytes)))
        {
            var metadata = image.GetMetadataReader();
            var found = metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(attribute => TypeName(metadata, attribute) == AttributeName && metadata.GetBlobReader(attribute.Value).Length == ValueLength)
                .ToList();
            return found.Count == 1
                ? image.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob)
                    + MetadataTokens.GetHeapOffset(found[0].Value) + 1 + FlagsInValue
                : -1;
        }
    }

    private static string TypeName(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return "";
        }

        var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return type.Kind == HandleKind.TypeReference ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) : "";
    }
}

/// <summary>
/// Marks one of the symbol versions that an ELF library asks for as weak, so that the loader accepts a system library that
/// lacks the version; a library that does not ask for it is copied as it is. Safe only where no relocation needs a symbol of
/// that version (docs/decisions.md).
/// </summary>
/// <remarks>
/// The entry is found by walking the file's own tables: section headers, then <c>SHT_GNU_verneed</c>, its
/// <c>Verneed</c> records and their <c>Vernaux</c> entries (System V gABI; LSB Core, "Symbol Versioning").
/// </remarks>
public class RelaxSymbolVersion : PatchedCopy
{
    private const uint SectionGnuVersionNeeds = 0x6ffffffe;
    private const ushort FlagWeak = 0x2;

    /// <summary>The symbol version to make weak, for example <c>GLIBCXX_3.4.32</c>.</summary>
    [Required]
    public string Version { get; set; }

    /// <inheritdoc/>
    protected override bool Patch(byte[] bytes)
    {
        int flags = FindFlags(bytes, Version);
        if (flags < 0)
        {
            Log.LogMessage(
                MessageImportance.High,
                "{0} does not ask for {1}: it is used as it is, and build/RelaxTorchNative.targets is no longer needed.",
                Path.GetFileName(SourceFile),
                Version);
        }
        else
        {
            bytes[flags] |= (byte)FlagWeak;
        }

        return true;
    }

    /// <summary>The offset of the low byte of the version's <c>vna_flags</c>, or -1 if the file does not ask for it.</summary>
    private static int FindFlags(byte[] elf, string version)
    {
        bool isElf64LittleEndian = elf.Length > 64 && elf[0] == 0x7f && elf[1] == 'E' && elf[2] == 'L' && elf[3] == 'F'
            && elf[4] == 2 && elf[5] == 1;
        if (!isElf64LittleEndian)
        {
            return -1;
        }

        long sections = BitConverter.ToInt64(elf, 0x28);
        int sectionSize = BitConverter.ToUInt16(elf, 0x3A);
        int sectionCount = BitConverter.ToUInt16(elf, 0x3C);
        for (int i = 0; i < sectionCount; i++)
        {
            int header = checked((int)(sections + (i * sectionSize)));
            if (BitConverter.ToUInt32(elf, header + 0x04) != SectionGnuVersionNeeds)
            {
                continue;
            }

            int needs = checked((int)BitConverter.ToInt64(elf, header + 0x18));
            int stringsIndex = BitConverter.ToInt32(elf, header + 0x28);
            int stringsHeader = checked((int)(sections + (stringsIndex * sectionSize)));
            int strings = checked((int)BitConverter.ToInt64(elf, stringsHeader + 0x18));
            return FindFlags(elf, version, needs, strings);
        }

        return -1;
    }

    private static int FindFlags(byte[] elf, string version, int needs, int strings)
    {
        for (int need = needs; ;)
        {
            int entryCount = BitConverter.ToUInt16(elf, need + 2);
            int entry = need + BitConverter.ToInt32(elf, need + 8);
            for (int i = 0; i < entryCount; i++)
            {
                if (ReadString(elf, strings + BitConverter.ToInt32(elf, entry + 8)) == version)
                {
                    return entry + 4;
                }

                entry += BitConverter.ToInt32(elf, entry + 12);
            }

            int next = BitConverter.ToInt32(elf, need + 12);
            if (next == 0)
            {
                return -1;
            }

            need += next;
        }
    }

    private static string ReadString(byte[] bytes, int start)
    {
        int end = Array.IndexOf(bytes, (byte)0, start);
        return Encoding.ASCII.GetString(bytes, start, end - start);
    }
}

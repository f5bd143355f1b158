using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies an ELF library and marks one of the symbol versions it asks for as weak, so that the loader accepts a system
/// library that lacks the version; a library that does not ask for it is copied as it is. Safe only where no relocation needs a symbol of that version (docs/decisions.md).
/// </summary>
/// <remarks>
/// The entry is found by walking the file's own tables: section headers, then <c>SHT_GNU_verneed</c>, its
/// <c>Verneed</c> records and their <c>Vernaux</c> entries (System V gABI; LSB Core, "Symbol Versioning").
/// </remarks>
public class RelaxSymbolVersion : Task
{
    private const uint SectionGnuVersionNeeds = 0x6ffffffe;
    private const ushort FlagWeak = 0x2;

    /// <summary>The library as the package ships it. Read, never written.</summary>
    [Required]
    public string SourceFile { get; set; }

    /// <summary>Where the relaxed copy goes. Removed first: it may be a hard link to the package's file.</summary>
    [Required]
    public string DestinationFile { get; set; }

    /// <summary>The symbol version to make weak, for example <c>GLIBCXX_3.4.32</c>.</summary>
    [Required]
    public string Version { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        byte[] elf = File.ReadAllBytes(SourceFile);
        int flags = FindFlags(elf, Version);
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
            elf[flags] |= (byte)FlagWeak;
        }

        // Written beside the destination and moved over it: a hard link is replaced, not written through, and a build
        // that is stopped here leaves no partial library.
        string temporary = DestinationFile + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(DestinationFile)));
        File.WriteAllBytes(temporary, elf);
        File.Delete(DestinationFile);
        File.Move(temporary, DestinationFile);
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

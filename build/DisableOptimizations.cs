using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies an assembly and sets in its <c>DebuggableAttribute</c> that the just-in-time compiler must not optimise it. Code
/// that is not optimised keeps what it was passed until it returns (docs/decisions.md says why that matters here).
/// </summary>
/// <remarks>
/// The attribute's value is a blob of eight bytes: 1, 0, the flags as four bytes, and no named arguments, 0, 0 (ECMA-335,
/// II.23.3). Before it stands its length. A release build has the flags <c>IgnoreSymbolStoreSequencePoints</c>.
/// </remarks>
public class DisableOptimizations : Task
{
    private static readonly byte[] ReleaseValue = { 8, 1, 0, 0x02, 0, 0, 0, 0, 0 };
    private const int Flags = 3;
    private const byte Default = 0x01;
    private const byte DisableOptimizationsHighByte = 0x01;

    /// <summary>The assembly as the package ships it. Read, never written.</summary>
    [Required]
    public string SourceFile { get; set; }

    /// <summary>Where the copy goes. Removed first: it may be a hard link to the package's file.</summary>
    [Required]
    public string DestinationFile { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        byte[] assembly = File.ReadAllBytes(SourceFile);
        int place = Find(assembly, 0);
        if (place < 0 || Find(assembly, place + 1) >= 0)
        {
            Log.LogMessage(
                MessageImportance.High,
                "{0} is not built as expected: it is used as it is. build/KeepTorchArguments.targets has to be looked at.",
                Path.GetFileName(SourceFile));
        }
        else
        {
            assembly[place + Flags] |= Default;
            assembly[place + Flags + 1] |= DisableOptimizationsHighByte;
        }

        // Written beside the destination and moved over it: a hard link is replaced, not written through, and a build
        // that is stopped here leaves no partial assembly.
        string temporary = DestinationFile + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(DestinationFile)));
        File.WriteAllBytes(temporary, assembly);
        File.Delete(DestinationFile);
        File.Move(temporary, DestinationFile);
        return true;
    }

    private static int Find(byte[] bytes, int from)
    {
        for (int start = from; start + ReleaseValue.Length <= bytes.Length; start++)
        {
            int same = 0;
            while (same < ReleaseValue.Length && bytes[start + same] == ReleaseValue[same])
            {
                same++;
            }

            if (same == ReleaseValue.Length)
            {
                return start;
            }
        }

        return -1;
    }
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Katas.Checker.Running;

/// <summary>
/// Makes static initializers that never end throw instead, so that tests which use their types end at once, and all others
/// are run as they are.
/// </summary>
internal static class InitializerPatch
{
    private const string InitializerName = ".cctor";

    // ECMA-335, II.25.4 and III.
    private const int FormatMask = 3;
    private const int FatFormat = 3;
    private const int FatHeader = 12;
    private const int MoreSections = 8;
    private const int FatMaxStack = 2;
    private const byte LoadNull = 0x14;
    private const byte Throw = 0x7A;

    /// <summary>An assembly in which the initializers of some types throw.</summary>
    /// <param name="assembly">The assembly as it was compiled.</param>
    /// <param name="types">Their full names.</param>
    public static byte[] Apply(byte[] assembly, IReadOnlySet<string> types)
    {
        if (types.Count == 0)
        {
            return assembly;
        }

        byte[] patched = [.. assembly];
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => types.Contains(Name(metadata, type))))
        {
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => metadata.StringComparer.Equals(method.Name, InitializerName)))
            {
                Apply(patched, Offset(image, method.RelativeVirtualAddress));
            }
        }

        return patched;
    }

    private static void Apply(byte[] image, int body)
    {
        int code = body + 1;
        if ((image[body] & FormatMask) == FatFormat)
        {
            code = body + FatHeader;
            image[body] &= unchecked((byte)~MoreSections); // or a catch around the first statement would catch it
            image[body + FatMaxStack] = Math.Max(image[body + FatMaxStack], (byte)1);
        }

        image[code] = LoadNull;
        image[code + 1] = Throw; // what comes after it is never reached
    }

    private static int Offset(PEReader image, int address)
    {
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }

    /// <summary>The full name, as reflection gives it.</summary>
    private static string Name(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        return !type.GetDeclaringType().IsNil ? $"{Name(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}"
            : type.Namespace.IsNil ? name
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}

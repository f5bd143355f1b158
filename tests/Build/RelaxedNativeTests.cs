using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>
/// The build relaxes one symbol version in a copy of TorchSharp's native library (docs/decisions.md). Here: that the copy
/// differs in that one flag and nothing else, and that the package's own file stays as it was published.
/// </summary>
[Platform("Linux")]
public sealed class RelaxedNativeTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private const int FlagWeak = 2;

    private static readonly string PackageFile = typeof(RelaxedNativeTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "TorchNativeSource").Value!;

    private static readonly string BuiltFile = Path.Combine(TestContext.CurrentContext.TestDirectory, "libLibTorchSharp.so");

    [Test]
    public void The_copy_differs_from_the_package_file_in_exactly_the_weak_flag_of_one_version()
    {
        byte[] package = File.ReadAllBytes(PackageFile);
        byte[] built = File.ReadAllBytes(BuiltFile);

        built.Should().HaveSameCount(package);
        var different = Enumerable.Range(0, package.Length).Where(i => package[i] != built[i]).ToList();
        different.Should().ContainSingle("one flag is set, and nothing else is touched");
        int flag = different[0];
        (package[flag] ^ built[flag]).Should().Be(FlagWeak);
        (built[flag] & FlagWeak).Should().Be(FlagWeak);

        // A Vernaux entry is hash (4 bytes), flags (2), index (2), name (4), next (4): four bytes before the flags stands
        // the hash of the version's name.
        BitConverter.ToUInt32(built, flag - 4).Should().Be(ElfHash(Version));
    }

    [Test]
    public void The_package_file_is_the_one_that_was_published()
    {
        string package = PackageFolder();
        string nupkg = Directory.GetFiles(package, "torchsharp.*.nupkg").Single();
        using var archive = ZipFile.OpenRead(nupkg);
        string entryName = Path.GetRelativePath(package, PackageFile).Replace('\\', '/');
        using var published = archive.GetEntry(entryName)!.Open();
        using var copy = new MemoryStream();
        published.CopyTo(copy);

        File.ReadAllBytes(PackageFile).Should().Equal(copy.ToArray());
    }

    [Test]
    public void The_copy_is_a_file_of_its_own()
    {
        // A hard link to the package's file would have been written through.
        Inode(BuiltFile).Should().NotBe(Inode(PackageFile));
    }

    [Test]
    public void No_relocation_needs_a_symbol_of_the_relaxed_version()
    {
        string symbols = Run("readelf", ["--wide", "--dyn-syms", PackageFile]);
        string relocations = Run("readelf", ["--wide", "--relocs", PackageFile]);

        string[] ofVersion = [.. symbols.Split('\n').Where(line => line.Contains($"@{Version}"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains('@')).Split('@')[0])];
        ofVersion.Should().Equal("_ZSt21ios_base_library_initv");
        relocations.Contains("_ZSt21ios_base_library_initv").Should().BeFalse("the loader then never has to find it");
        relocations.Contains("_ZSt9terminatev").Should().BeTrue("other symbols of the C++ library are in the list");
    }

    [Test]
    [CancelAfter(120_000)]
    public void A_library_that_does_not_ask_for_the_version_is_copied_as_it_is_with_a_message()
    {
        string folder = Directory.CreateTempSubdirectory("katas-relax-").FullName;
        try
        {
            string libc10 = Path.Combine(TestContext.CurrentContext.TestDirectory, "libc10.so");
            string target = Path.Combine(folder, "copy.so");
            string project = Path.Combine(folder, "relax.proj");
            File.WriteAllText(project, $"""
                <Project>
                  <Import Project="{Path.Combine(Repository.Root, "build", "RelaxTorchNative.targets")}" />
                  <Target Name="Try">
                    <RelaxSymbolVersion SourceFile="{libc10}" DestinationFile="{target}" Version="{Version}" />
                  </Target>
                </Project>
                """);

            string output = Run("dotnet", ["msbuild", project, "-t:Try", "-v:minimal", "-nologo", "-nodeReuse:false"]);

            output.Should().Contain($"does not ask for {Version}").And.Contain("no longer needed");
            File.ReadAllBytes(target).Should().Equal(File.ReadAllBytes(libc10));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string PackageFolder()
    {
        string? folder = Path.GetDirectoryName(PackageFile);
        while (folder is not null && Directory.GetFiles(folder, "*.nupkg").Length == 0)
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"{PackageFile} is not inside a package.");
    }

    private static string Inode(string path) => Run("stat", ["-L", "-c", "%d:%i", path]).Trim();

    /// <summary>The System V ABI's hash of a name.</summary>
    private static uint ElfHash(string name)
    {
        uint hash = 0;
        foreach (byte character in Encoding.ASCII.GetBytes(name))
        {
            hash = (hash << 4) + character;
            uint high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }

    private static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assume.That(false, $"{program} is not installed here.");
            throw;
        }

        using (process)
        {
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit(TimeSpan.FromMinutes(1)).Should().BeTrue();
            process.ExitCode.Should().Be(0, output);
            return output;
        }
    }
}

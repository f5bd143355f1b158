using System.Diagnostics;
using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using TorchSharp;

namespace Katas.Tests.Build;

/// <summary>
/// The build keeps the just-in-time compiler from optimising TorchSharp (docs/decisions.md): optimised, it lets the garbage
/// collector take the number in <c>x + 1</c> while libtorch still reads it. Here: that the copy differs in that one
/// attribute, and that nothing is collected in the middle of a call any more.
/// </summary>
public sealed class KeptArgumentsTests
{
    private static readonly string PackageFile = typeof(KeptArgumentsTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "TorchManagedSource").Value!;

    [Test]
    public void The_copy_differs_from_the_package_file_in_the_flags_of_one_attribute()
    {
        byte[] package = File.ReadAllBytes(PackageFile);
        byte[] built = File.ReadAllBytes(typeof(TorchSharp.torch).Assembly.Location);

        built.Should().HaveSameCount(package);
        int[] different = [.. Enumerable.Range(0, package.Length).Where(i => package[i] != built[i])];
        different.Should().HaveCount(2);
        (different[1] - different[0]).Should().Be(1, "both are bytes of the same flags");
        var attribute = typeof(TorchSharp.torch).Assembly.GetCustomAttribute<DebuggableAttribute>()!;
        attribute.DebuggingFlags.Should().Be(
            DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints
            | DebuggableAttribute.DebuggingModes.Default
            | DebuggableAttribute.DebuggingModes.DisableOptimizations);
    }

    [Test]
    [CancelAfter(120_000)]
    public void An_assembly_that_says_so_already_is_copied_as_it_is()
    {
        string built = typeof(TorchSharp.torch).Assembly.Location;
        using var copy = new Copied(built);

        copy.ExitCode.Should().Be(0, copy.Output);
        File.ReadAllBytes(copy.File).Should().Equal(File.ReadAllBytes(built));
    }

    [TestCase("netstandard.dll", "no DebuggableAttribute")]
    [TestCase("libc.text", "could not be kept")]
    [CancelAfter(120_000)]
    public void An_assembly_that_does_not_say_how_it_was_compiled_is_an_error_of_the_build(string name, string words)
    {
        using var folder = new Checker.TemporaryFolder();
        string source = Path.Combine(folder.Path, name);
        string? facade = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name);
        File.WriteAllBytes(source, File.Exists(facade) ? WithoutAttribute(File.ReadAllBytes(facade)) : "no assembly"u8.ToArray());

        using var copy = new Copied(source);

        copy.ExitCode.Should().NotBe(0);
        copy.Output.Should().Contain("error").And.Contain(words).And.Contain(name).And.Contain("adapt build/PatchedCopies.cs");
        File.Exists(copy.File).Should().BeFalse();
    }

    [TestCase(ConstantCollection.Additions)]
    [TestCase(ConstantCollection.TrainingInAScope)]
    [TestCase(ConstantCollection.TrainingWithoutAScope)]
    [CancelAfter(300_000)]
    public async Task Nothing_is_collected_while_libtorch_reads_it(string what, CancellationToken cancelled)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProgram).Assembly.Location, ConstantCollection.Command, what])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancelled), process.StandardError.ReadToEndAsync(cancelled));
            await process.WaitForExitAsync(cancelled);

            process.ExitCode.Should().Be(0, await error);
            (await output).Should().Contain(ConstantCollection.Survived);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>The attribute's name is another one.</summary>
    private static byte[] WithoutAttribute(byte[] assembly)
    {
        int name = assembly.AsSpan().IndexOf("DebuggableAttribute"u8);
        if (name >= 0)
        {
            assembly[name] = (byte)'B';
        }

        return assembly;
    }

    /// <summary>A file that the build's task has copied, in a build of its own.</summary>
    private sealed class Copied : IDisposable
    {
        private readonly Checker.TemporaryFolder folder = new();

        public Copied(string source)
        {
            File = Path.Combine(folder.Path, "copy.dll");
            string project = Path.Combine(folder.Path, "copy.proj");
            System.IO.File.WriteAllText(project, $"""
                <Project>
                  <Import Project="{Path.Combine(Repository.Root, "build", "KeepTorchArguments.targets")}" />
                  <Target Name="Try">
                    <DisableOptimizations SourceFile="{source}" DestinationFile="{File}" />
                  </Target>
                </Project>
                """);
            using var build = Process.Start(new ProcessStartInfo(
                "dotnet", ["msbuild", project, "-t:Try", "-v:minimal", "-nologo", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
            Output = build.StandardOutput.ReadToEnd();
            build.WaitForExit();
            ExitCode = build.ExitCode;
        }

        public string File { get; }

        public string Output { get; }

        public int ExitCode { get; }

        public void Dispose() => folder.Dispose();
    }
}

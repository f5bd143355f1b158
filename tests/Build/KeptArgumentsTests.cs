using System.Diagnostics;
using System.Reflection;
using FluentAssertions;
using Katas.Lesson04;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

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

    [Test]
    public void Nothing_is_collected_while_libtorch_reads_it()
    {
        // As the package ships it, one addition in some ten thousand fails here, or takes the process down.
        const int Additions = 200_000;
        using var number = tensor(1.0);
        UnderConstantCollection(() =>
        {
            for (int i = 0; i < Additions; i++)
            {
                using var sum = number + 1;
                using var doubled = sum + sum;
            }
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_block_trains_under_constant_collection_with_and_without_a_caller_s_scope(bool isScoped)
    {
        // Lessons 01 to 04 open no dispose scopes: without a caller's, the collector takes what they made on the way.
        const int Steps = 300;
        manual_seed(3);
        using var block = new EncoderBlock(dModel: 8, heads: 2, dFeedForward: 16, dropout: 0, NormPlacement.Pre, Activation.GELU);
        using var input = randn(2, 5, 8); // [batch, length, d_model]
        double expected = Step(block, input);
        UnderConstantCollection(() =>
        {
            for (int i = 0; i < Steps; i++)
            {
                using var scope = isScoped ? NewDisposeScope() : null;
                Step(block, input).Should().Be(expected);
            }
        });
    }

    /// <summary>Forward and backward; what comes of them in one number.</summary>
    private static double Step(EncoderBlock block, Tensor input)
    {
        block.zero_grad();
        block.call(input, null).output.square().mean().backward();
        return block.parameters().Sum(parameter => parameter.grad!.abs().sum().ToDouble());
    }

    /// <summary>Does something while another thread collects garbage and runs finalisers, without a pause.</summary>
    private static void UnderConstantCollection(Action act)
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            act();
        }
        finally
        {
            stop.Cancel();
            collector.Join();
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

using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>A suite of three tasks, the second of which does something terrible, run in a real child.</summary>
internal sealed class Accidents : IDisposable
{
    private readonly TestHost host;

    public Accidents(TimeSpan limit)
        : this(HostLimits.Default with { Test = limit })
    {
    }

    public Accidents(HostLimits limits)
    {
        host = new TestHost(limits);
    }

    /// <summary>Runs the suite, with these statements in the test of task 91.2.</summary>
    public async Task<IReadOnlyList<TestOutcome>> Run(string statements, CancellationToken cancelled = default)
    {
        var compiled = RealBook.Compiler.CompileOwn("Accidents", [SourceTrees.Parse(Suite(statements), "Suite.cs")]);
        var run = host.RunTests(compiled.Assembly, compiled.Symbols, ["91.1", "91.2", "91.3"], null, cancelled);
        return await run.WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);
    }

    /// <summary>Runs a probe that consists of these statements.</summary>
    public async Task<ProbeRun> Probe(string statements)
    {
        var compiled = RealBook.Compiler.CompileOwn("Probes", [SourceTrees.Parse(
            $$"""
            using Katas.Testkit;
            using TorchSharp;

            public static class Probes
            {
                [Probe("91.2")]
                public static object A_good_one() => 1;

                [Probe("91.2")]
                public static object B_the_accident()
                {
                    {{statements}}
                    return 2;
                }
            }
            """,
            "Probes.cs")]);
        var run = host.RunProbes(compiled.Assembly, compiled.Symbols, "91.2", CancellationToken.None);
        return await run.WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);
    }

    public void Dispose() => host.Dispose();

    private static string Suite(string statements) => $$"""
        using System.Diagnostics;
        using Katas.Testkit;
        using NUnit.Framework;
        using TorchSharp;

        public class Suite
        {
            [Test, ForTask("91.1")]
            public void A_good_one() => Assert.Pass();

            [Test, ForTask("91.2")]
            public void B_the_accident()
            {
                {{statements}}
            }

            [Test, ForTask("91.2")]
            public void C_another_of_the_same_task() => Assert.Pass();

            [Test, ForTask("91.3")]
            public void D_good_too() => Assert.Pass();

            // A hundred other frames stand below it, as many do in a real suite.
            private static int Nested(int depth) => depth == 0 ? Deeper(0) : NestedToo(depth - 1) + 1;

            private static int NestedToo(int depth) => Nested(depth) + 1;

            private static int Deeper(int depth) => Deeper(depth + 1) + Deeper(depth + 2);
        }
        """;
}

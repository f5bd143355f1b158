using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// A static initializer that never ends costs its time once. What uses the type is told that; what does not is judged as
/// ever.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class StaticInitializersTests
{
    // One loop spins, as a learner's would. The others sleep, so that they take no time from the tests beside them.
    private static readonly HostLimits Limits = HostLimits.Default with { Test = TimeSpan.FromSeconds(2) };

    [TestCase("static class Stuck { public static readonly int Value = Loop(); static int Loop() { while (true) { } } }")]
    [TestCase("static class Stuck { public static readonly int Value; static Stuck() { while (true) { Thread.Sleep(1); } } }")]
    [TestCase("static class Stuck { public static int Value; static Stuck() { Value = 1; Thread.Sleep(Timeout.Infinite); } }")]
    [TestCase("static class Stuck { public static int Value; static Stuck() { try { while (true) { Thread.Sleep(1); } } catch { Value = 2; } } }")]
    public async Task The_tests_that_use_it_are_told_and_the_others_pass(string type)
    {
        var (outcomes, waited) = await Run(type);

        waited.Should().Be(1, "the limit is paid once");
        outcomes.Where(test => test.TaskId is "91.1" or "91.2" or "91.4").Should().HaveCount(3)
            .And.OnlyContain(test => test.State == TestState.TimedOut && test.Message.Contains("static constructor of Stuck"));
        outcomes.Where(test => test.TaskId is "91.3" or "91.5").Should().HaveCount(2).And.OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task A_loop_in_a_method_is_no_static_initializer()
    {
        var (outcomes, _) = await Run(
            "static class Stuck { public static int Value => Loop(); static readonly List<int> Kept = [1]; "
            + "static int Loop() { while (Kept.Count > 0) { Thread.Sleep(1); } return 0; } }");

        outcomes.Where(test => test.State == TestState.TimedOut).Should().HaveCount(3)
            .And.OnlyContain(test => test.Message.Contains("loop that never ends") && !test.Message.Contains("static"));
    }

    [Test]
    public async Task Probes_that_use_it_are_cut_off_without_another_wait()
    {
        var compiled = Compile("static class Stuck { public static readonly int Value; static Stuck() { while (true) { Thread.Sleep(1); } } }");
        using var host = new TestHost(Limits);
        await host.RunTests(compiled.Assembly, compiled.Symbols, ["91.1"], null, CancellationToken.None);

        var run = await host.RunProbes(compiled.Assembly, compiled.Symbols, "91.1", CancellationToken.None);

        run.CutOff.Should().StartWith("The static constructor of Stuck").And.NotContain("was stopped");
        run.Outcomes.Should().ContainSingle().Which.Name.Should().Be("A_good_one");
    }

    [Test]
    public async Task It_is_remembered_for_the_same_code_with_other_tests_and_for_no_other_code()
    {
        const string Type = "static class Stuck { public static readonly int Value; static Stuck() { while (true) { Thread.Sleep(1); } } }";
        var (first, second) = (Compile(Type), Compile($"{Type} class More {{ }}"));
        using var host = new TestHost(Limits);
        await host.RunTests(first.Assembly, first.Symbols, ["91.1"], null, CancellationToken.None, code: "the code");

        var same = await host.RunTests(second.Assembly, second.Symbols, ["91.4"], null, CancellationToken.None, code: "the code");
        var other = await host.RunTests(second.Assembly, second.Symbols, ["91.4"], null, CancellationToken.None, code: "other code");

        same.Should().ContainSingle().Which.Message.Should().Contain("static constructor of Stuck").And.NotContain("was stopped");
        other.Should().ContainSingle().Which.Message.Should().Contain("static constructor of Stuck").And.Contain("was stopped");
    }

    /// <summary>Runs five tests, three of which use the type; also says how many of them waited for the limit.</summary>
    private static async Task<(IReadOnlyList<TestOutcome> Outcomes, int Waited)> Run(string type)
    {
        var compiled = Compile(type);
        using var host = new TestHost(Limits);
        var outcomes = await host.RunTests(
            compiled.Assembly, compiled.Symbols, ["91.1", "91.2", "91.3", "91.4", "91.5"], null, CancellationToken.None);
        return (outcomes, outcomes.Count(test => test.Message.Contains("was stopped", StringComparison.Ordinal)));
    }

    private static Compiled Compile(string type) => RealBook.Compiler.CompileOwn("Initializers", [SourceTrees.Parse(
        $$"""
        using Katas.Testkit;
        using NUnit.Framework;

        {{type}}

        static class Fine
        {
            public static readonly int Value = int.Parse("3");
        }

        public class Suite
        {
            [Test, ForTask("91.1")]
            public void A() => Assert.That(Stuck.Value, Is.GreaterThan(-1));

            [Test, ForTask("91.2")]
            public void B() => Assert.Catch(() => _ = Stuck.Value);

            [Test, ForTask("91.3")]
            public void C() => Assert.That(Fine.Value, Is.EqualTo(3));

            [Test, ForTask("91.4")]
            public void D() => Assert.That(Stuck.Value, Is.GreaterThan(-1));

            [Test, ForTask("91.5")]
            public void E() => Assert.Pass();
        }

        public static class Probes
        {
            [Probe("91.1")]
            public static object A_good_one() => Fine.Value;

            [Probe("91.1")]
            public static object B_the_stuck_one() => Stuck.Value;
        }
        """,
        "Suite.cs")]);
}

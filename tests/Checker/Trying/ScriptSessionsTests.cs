using FluentAssertions;
using Katas.Checker.Trying.Messages;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

/// <summary>What outlives an edit of the learner's code, and what outlives the child.</summary>
public sealed class ScriptSessionsTests
{
    private Scripts scripts;

    [SetUp]
    public async Task Start()
    {
        scripts = new Scripts();
        await scripts.Open();
    }

    [TearDown]
    public void End() => scripts.Dispose();

    [Test]
    public async Task After_an_edit_values_stay_methods_run_the_new_code_and_what_the_old_code_made_goes()
    {
        await scripts.Value("using System.Text; var x = ones(2); var n = Numbers.Twice(3); var pair = (x, \"a\");");
        await scripts.Value("double F(double v) => Numbers.Twice(v); record Box(Tensor T); var text = new StringBuilder(\"b\");");
        await scripts.Value("var gain = new Gain(3); var list = new List<nn.Module> { gain }; Func<double, double> f = Numbers.Twice; var box = new Box(x);");
        await scripts.Value("var anonymous = new { A = 1 };");
        scripts.Sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 5 * number;");

        var lost = await scripts.Open();

        lost.Should().BeEquivalentTo("gain", "list", "f", "box", "anonymous");
        (await scripts.Value("x.sum()")).Should().Be("float32 [] 2");
        (await scripts.Value("n")).Should().Be("6", "it was computed before the edit");
        (await scripts.Value("pair.Item2")).Should().Be("\"a\"");
        (await scripts.Value("text.ToString()")).Should().Be("\"b\"");
        (await scripts.Value("F(3)")).Should().Be("15", "a method of the session calls the code as it is now");
        (await scripts.Value("new Box(x).T.shape.Length")).Should().Be("1");
        (await scripts.Value("new Gain(2).parameters().Count()")).Should().Be("1");
    }

    [Test]
    public async Task A_method_that_the_new_code_does_not_fit_is_said_to_be_lost()
    {
        await scripts.Value("double F(double v) => Numbers.Twice(v);");
        scripts.Sample.Replace(SampleBook.Numbers, "public static double TwiceAndOnce", "public static int Extra => 1; public static double TwiceAndOnce");
        await scripts.Open();
        await scripts.Value("int G() => Numbers.Extra;");
        scripts.Sample.Solve();

        (await scripts.Open()).Should().Equal("G()");
        (await scripts.Value("F(1)")).Should().Be("2");
    }

    [Test]
    public async Task An_exit_ends_the_child_only_and_what_had_gone_well_is_run_again_in_silence()
    {
        await scripts.Value("Console.Write(\"once\"); var x = randn(3);");
        string before = await scripts.Value("x");
        await scripts.Run("nowhere");

        var result = await scripts.Run("Environment.Exit(3)");

        result.Evaluated.Should().BeNull();
        result.Reason.Should().Contain("exit code 3");
        scripts.Host.IsAlive.Should().BeFalse();
        (await scripts.Host.Replay(null, CancellationToken.None, CancellationToken.None)).Should().Be((2, 2));
        (await scripts.Value("x")).Should().Be(before, "random numbers start from the same seed");
        scripts.Output.ToString().Should().BeEmpty();
    }

    [Test]
    public async Task A_crash_is_told_as_what_it_is()
    {
        var overflow = await scripts.Run("int Deep(int n) => Deep(n + 1) + 1; Deep(0)");
        await scripts.Host.Replay(null, CancellationToken.None, CancellationToken.None);
        (await scripts.Value("1")).Should().Be("1");
        var misfit = await scripts.Run("ones(2, 3).matmul(ones(2, 3))");

        overflow.Reason.Should().Contain("It overflowed the stack");
        misfit.Reason.Should().Contain("libtorch ended the process").And.NotContain("This test");
    }

    [Test]
    public async Task A_line_that_does_not_go_well_again_ends_the_replay()
    {
        using var child = new ChildFile();
        await scripts.Value("var x = 1;");
        await scripts.Value($"if (File.Exists(@\"{child.Name}\")) throw new Exception(); {child.WriteProcessId}");
        await scripts.Value("var y = 2;");

        (await scripts.Host.Replay(null, CancellationToken.None, CancellationToken.None)).Should().Be((1, 3));

        child.IsGone.Should().BeTrue("a new session runs in a child of its own");
        (await scripts.Value("x")).Should().Be("1");
        (await scripts.Run("y")).Evaluated!.End.Should().Be(ScriptEnd.DoesNotCompile);
    }
}

using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Trying.Messages;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

/// <summary>What scripts may do without harm; all in one session, unless one of them has ended it.</summary>
public sealed class ScriptHostTests
{
    private Scripts scripts;

    [OneTimeSetUp]
    public async Task Start()
    {
        scripts = new Scripts();
        await scripts.Open();
    }

    [SetUp]
    public async Task StartAgain()
    {
        if (!scripts.Host.IsAlive)
        {
            await scripts.Open();
        }
    }

    [OneTimeTearDown]
    public void End() => scripts.Dispose();

    [Test]
    public async Task An_expression_gives_its_value() => (await scripts.Value("1 + 1")).Should().Be("2");

    [Test]
    public async Task A_statement_gives_none() => (await scripts.Run("1.ToString();")).Evaluated!.Value.Should().BeNull();

    [Test]
    public async Task A_call_that_returns_nothing_gives_none() =>
        (await scripts.Run("Console.Write(\"\")")).Evaluated!.Value.Should().BeNull();

    [Test]
    public async Task Null_is_a_value() => (await scripts.Value("(string)null")).Should().Be("null");

    [Test]
    public async Task A_line_sees_what_those_before_declared()
    {
        var declared = await scripts.Run("var rows = ones(2, 3); int Twice(int n) => 2 * n; record Pair(int A, int B);");

        declared.Evaluated!.Declared.Should().Equal(new ScriptVariableText("rows", "float32 [2, 3]"));
        (await scripts.Value("Twice((int)rows.sum().ToDouble())")).Should().Be("12");
        (await scripts.Value("new Pair(1, 2).B")).Should().Be("2");
    }

    [Test]
    public async Task A_variable_may_be_declared_again()
    {
        await scripts.Value("var again = 1;");
        await scripts.Value("var again = \"two\";");

        (await scripts.Value("again")).Should().Be("\"two\"");
        (await scripts.Host.Variables(CancellationToken.None)).Where(variable => variable.Name == "again").Should().ContainSingle();
    }

    [Test]
    public async Task The_learners_code_and_the_reference_are_in_scope()
    {
        scripts.Sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 5 * number;");
        try
        {
            await scripts.Open();

            (await scripts.Value("Numbers.Twice(3)")).Should().Be("15");
            (await scripts.Value("reference.Numbers.Twice(3)")).Should().Be("6");
            (await scripts.Value("reference::Katas.Lesson91.Numbers.Twice(3)")).Should().Be("6");
            (await scripts.Value("Reference.Lesson91.Numbers.Twice(3)")).Should().Be("6");
            (await scripts.Value("new Gain(3)")).Should().StartWith("Gain, 3 parameters, training factor");
        }
        finally
        {
            scripts.Sample.Solve();
        }
    }

    [Test]
    public async Task What_a_script_writes_comes_in_order_with_what_it_draws()
    {
        await scripts.Run("Console.Write(\"one \"); Console.Error.Write(\"two\"); show(eye(3)); compare(ones(2), zeros(2));");

        scripts.Output.ToString().Should().Be("one two");
        scripts.Drawn.Should().HaveCount(2);
        scripts.Drawn[0].Should().BeOfType<Shown>().Which.Matrix.Shape.Should().Equal(3, 3);
        scripts.Drawn[1].Should().BeOfType<Compared>();
    }

    [Test]
    public async Task A_tensor_of_more_dimensions_is_drawn_by_its_first_matrix()
    {
        await scripts.Run("show(arange(24).reshape(2, 3, 4), \"counting\")");

        var shown = (Shown)scripts.Drawn.Single();
        shown.Title.Should().Be("counting  [0, :, :]");
        shown.Matrix.Values.Should().Equal(Enumerable.Range(0, 12).Select(i => (double)i));
    }

    [Test]
    public async Task An_error_of_the_compiler_has_its_place()
    {
        var problem = (await scripts.Run("var a = 1;\nvar b = nowhere;")).Evaluated!.Problems.Single();

        problem.Should().BeEquivalentTo(new { Line = 1, Column = 8, Length = 7, Code = "CS0103" });
        problem.Message.Should().Contain("nowhere");
    }

    [Test]
    public async Task An_error_of_the_compiler_comes_with_advice()
    {
        var problem = (await scripts.Run("ones(2, 3).mean(-1)")).Evaluated!.Problems.Single();

        problem.Advice.Should().StartWith("Dimensions and sizes are a list of long here");
    }

    [Test]
    public async Task Code_that_does_not_compile_declares_nothing()
    {
        (await scripts.Run("var unfinished = 1; var other = nowhere;")).Evaluated!.End.Should().Be(ScriptEnd.DoesNotCompile);

        (await scripts.Run("unfinished")).Evaluated!.End.Should().Be(ScriptEnd.DoesNotCompile);
    }

    [Test]
    public async Task An_exception_says_the_learners_line()
    {
        var failure = (await scripts.Run("Numbers.Twice(-1)")).Evaluated!.Failure!;

        failure.Type.Should().Be("ArgumentOutOfRangeException");
        failure.Frames.Should().Contain(frame =>
            frame.File == scripts.Sample.PathOf(SampleBook.Numbers)
            && frame.Line == scripts.Sample.LineOf(SampleBook.Numbers, "Guard.Positive(number);"));
    }

    [Test]
    public async Task An_exception_in_a_script_of_several_lines_says_which()
    {
        var failure = (await scripts.Run("var x = 0;\n\nthrow new InvalidOperationException(\"no\");")).Evaluated!.Failure!;

        failure.Message.Should().Be("no");
        failure.Frames.Should().Contain(new ScriptFrame("", 3));
    }

    [Test]
    public async Task What_was_declared_before_an_exception_is_there()
    {
        await scripts.Run("var before = 7; throw new Exception();");

        (await scripts.Value("before")).Should().Be("7");
    }

    [Test]
    public async Task An_exception_of_libtorch_comes_without_its_own_stack()
    {
        var failure = (await scripts.Run("ones(2, 3).reshape(5)")).Evaluated!.Failure!;

        failure.Message.Should().Contain("shape '[5]' is invalid").And.NotContain("frame #");
    }

    [Test]
    public async Task A_value_that_fails_to_be_shown_is_an_exception_like_others()
    {
        var result = await scripts.Run("Enumerable.Range(0, 3).Select(i => 1 / i)");

        result.Evaluated!.Failure!.Type.Should().Be("DivideByZeroException");
    }

    [Test]
    public async Task Code_may_await() => (await scripts.Value("await Task.Delay(1); await Task.FromResult(5)")).Should().Be("5");

    [Test]
    public async Task What_it_awaits_goes_on_on_the_same_thread() =>
        (await scripts.Value("var thread = Environment.CurrentManagedThreadId; await Task.Yield(); await Task.Delay(1); "
            + "thread == Environment.CurrentManagedThreadId")).Should().Be("true");

    [Test]
    public async Task A_script_that_reads_the_console_is_told_that_the_prompt_does() =>
        (await scripts.Run("Console.ReadLine()")).Evaluated!.Failure!.Message.Should().Contain("the prompt does");

    [TestCase("while (true) { }")]
    [TestCase("while (true);")]
    [TestCase("do { } while (true);")]
    [TestCase("for (int i = 0; ; i++) { using var t = ones(3) + i; }")]
    [TestCase("foreach (int i in Forever()) { } static IEnumerable<int> Forever() { while (true) yield return 1; }")]
    [TestCase("again: goto again;")]
    [TestCase("while (true) { Console.WriteLine(\"again\"); }")]
    [TestCase("while (true) { try { while (true) { } } catch (Exception) { } finally { while (true) { } } }")]
    [TestCase("Enumerable.Repeat(1, int.MaxValue).Sum(i => i % 2)")]
    [TestCase("await Task.Run(() => { while (true) { } });")]
    [TestCase("Parallel.For(0, 2, i => { while (true) { } });")]
    [TestCase("Thread.Sleep(Timeout.Infinite);")]
    [TestCase("await Task.Delay(-1);")]
    [TestCase("while (true) await Task.Yield();")]
    public async Task What_runs_can_be_stopped_and_the_variables_stay(string code)
    {
        await scripts.Value("var stays = 5;");

        var result = await scripts.RunAndStop(code);

        result.Evaluated.Should().NotBeNull("the process should live: {0}", result.Reason);
        result.Evaluated!.End.Should().Be(ScriptEnd.Stopped);
        (await scripts.Value("stays")).Should().Be("5");
    }

    [Test]
    public async Task The_learners_code_can_be_stopped()
    {
        scripts.Sample.Write("exercises/91/Mine.cs", "namespace Katas.Lesson91;\n\npublic class Mine { public static void Go() { while (true); } }\n");
        try
        {
            await scripts.Open();

            (await scripts.RunAndStop("Mine.Go()")).Evaluated!.End.Should().Be(ScriptEnd.Stopped);
        }
        finally
        {
            scripts.Sample.Delete("exercises/91/Mine.cs");
        }
    }

    [Test]
    public async Task What_was_stopped_does_not_go_on_when_the_next_line_waits()
    {
        await scripts.Value("var times = 0;");
        await scripts.RunAndStop("while (true) { await Task.Delay(10); times++; }");
        await scripts.Value("await Task.Delay(50);"); // its round may end

        string after = await scripts.Value("times");
        await scripts.Value("await Task.Delay(100);");

        (await scripts.Value("times")).Should().Be(after);
    }

    [Test]
    public async Task What_is_stopped_before_it_runs_does_not_run()
    {
        await scripts.Value("var runs = 0;");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        (await scripts.Run("runs++;", stop.Token)).Evaluated!.End.Should().Be(ScriptEnd.Stopped);

        (await scripts.Value("runs")).Should().Be("0");
    }

    [Test]
    public async Task What_can_not_be_stopped_is_ended_with_its_process()
    {
        using var impatient = new Scripts(HostLimits.Default with { Grace = TimeSpan.FromSeconds(1) });
        await impatient.Open();

        var result = await impatient.RunAndStop("Thread.SpinWait(int.MaxValue);");

        result.Reason.Should().Contain("could not be stopped");
    }

    [TestCase("tor", 3, "torch")]
    [TestCase("torch.nn.functional.softma", 26, "softmax")]
    [TestCase("ones(2).su", 10, "sum")]
    [TestCase("Numbers.T", 9, "Twice")]
    [TestCase("reference.Numbers.Tw", 20, "TwiceAndOnce")]
    [TestCase("sho + 1", 3, "show")]
    [TestCase("ones(2).sum().ToDou", 19, "ToDouble")]
    public async Task A_name_can_be_completed(string code, int position, string expected)
    {
        var (start, names) = await scripts.Host.Complete(code, position);

        names.Should().Contain(expected);
        string typed = code[start..position];
        names.Should().OnlyContain(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
    }

    [Test]
    public async Task Completion_tells_members_of_types_from_members_of_values()
    {
        (await scripts.Host.Complete("string.", 7)).Names.Should().Contain("IsNullOrEmpty").And.NotContain("Length");
        (await scripts.Host.Complete("\"\".", 3)).Names.Should().Contain("Length").And.NotContain("IsNullOrEmpty");
        (await scripts.Host.Complete("nowhere.", 8)).Names.Should().BeEmpty();
    }

    [Test]
    public async Task A_task_that_does_not_compile_throws_and_the_others_work()
    {
        scripts.Sample.Replace(SampleBook.Numbers, "return Twice(first) + second;", "return nowhere;");
        try
        {
            scripts.Scope.Problems.Should().ContainSingle().Which.TaskIds.Should().Equal("91.3");
            await scripts.Open();

            (await scripts.Value("Numbers.Twice(3)")).Should().Be("6");
            (await scripts.Run("Numbers.TwiceAndOnce(1, 2)")).Evaluated!.Failure!.Message.Should().Contain("91.3");
        }
        finally
        {
            scripts.Sample.Solve();
        }
    }

    [Test]
    public void Stubs_are_known_to_be_unwritten()
    {
        scripts.Sample.Solve("91.1", "91.2");
        try
        {
            scripts.Scope.Unwritten.Should().Equal("91.3", "91.4");
        }
        finally
        {
            scripts.Sample.Solve();
        }
    }
}

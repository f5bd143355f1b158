using System.Globalization;
using Katas.Testkit;
using Katas.Testkit.State;
using Katas.Toolkit;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class ProgramStateTests
{
    private static IEnumerable<TestCaseData> Changes =>
    [
        Change("Gradients", () => no_grad(), "gradients are left off when this returns: is a `using` missing before no_grad()"),
        Change("Gradients_by_setting", () => set_grad_enabled(false), "gradients are left off"),
        Change("Inference_mode", () => inference_mode(), "inference mode is left on"),
        Change("Two_inference_modes", () => (inference_mode(), inference_mode()), "inference mode is left on"),
        Change("Anomalies", () => autograd.set_detect_anomaly(true), "search for anomalies"),
        Change("Type", () => set_default_dtype(ScalarType.Float64), "new tensors are Float64 by default when this returns, and were Float32"),
        Change("Device", () => set_default_device("meta"), "new tensors are made on meta"),
        Change("Threads", () => set_num_threads(3), "torch works in 3 threads"),
        Change("Seed", () => manual_seed(42), "another seed"),
        Change("Scope", () => NewDisposeScope(), "a dispose scope is left open when this returns: is a `using` missing before NewDisposeScope()"),
        Change("Scopes", () => (NewDisposeScope(), NewDisposeScope(), ones(3)), "2 dispose scopes are left open"),
        Change("Out", () => Console.SetOut(new StringWriter()), "Console.Out"),
        Change("Error", () => Console.SetError(new StringWriter()), "Console.Error"),
        Change("In", () => Console.SetIn(new StringReader("")), "Console.In"),
        Change("Culture", () => CultureInfo.CurrentCulture = Another(), "CurrentCulture"),
        Change("Culture_of_texts", () => CultureInfo.CurrentUICulture = Another(), "CurrentUICulture"),
        Change("Culture_of_threads", () => CultureInfo.DefaultThreadCurrentCulture = Another(), "DefaultThreadCurrentCulture"),
        Change("Culture_of_threads_texts", () => CultureInfo.DefaultThreadCurrentUICulture = Another(), "DefaultThreadCurrentUICulture"),
        Change("Folder", () => Environment.CurrentDirectory = Path.GetTempPath(), "the current folder"),
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_change_is_told_once_and_put_back(Action change, string words)
    {
        var before = ProgramState.Remember();
        var state = ProgramState.Remember();

        change();
        var left = state.PutBack();

        Assert.That(left, Has.Count.EqualTo(1));
        Assert.That(left[0], Does.Contain(words).And.Contain("when this returns"));
        Assert.That(ProgramState.Says(left[0]), Is.True);
        Assert.That(before.PutBack(), Is.Empty, "nothing is left of it");
        Assert.That((ones(2).requires_grad_() * 2).requires_grad, Is.True, "whether a gradient is recorded again");
    }

    [Test]
    public void Several_changes_are_told_each()
    {
        var state = ProgramState.Remember();

        no_grad();
        NewDisposeScope();
        set_default_dtype(ScalarType.Float64);

        Assert.That(state.PutBack(), Has.Count.EqualTo(3));
        Assert.That(ProgramState.Remember().PutBack(), Is.Empty);
    }

    [Test]
    public void What_is_put_back_by_the_code_itself_is_no_change()
    {
        var state = ProgramState.Remember();

        using (inference_mode())
        using (no_grad())
        using (NewDisposeScope())
        using (new LocalSeed(3))
        {
            rand(3);
        }

        set_grad_enabled(false);
        set_grad_enabled(true);
        rand(3); // who draws from the generator leaves it elsewhere, and may

        Assert.That(state.PutBack(), Is.Empty);
    }

    [Test]
    public void Draws_go_on_where_they_were_before_a_new_seed()
    {
        using var seed = new LocalSeed(5);
        rand(3);
        var state = ProgramState.Remember();
        var next = rand(3);
        state.PutBack();
        using var again = new LocalSeed(5);
        rand(3);
        state = ProgramState.Remember();

        manual_seed(42);
        rand(7);

        Assert.That(state.PutBack(mayReseed: true), Is.Empty, "what is told where a task asks for a seed");
        TensorAssert.Close(rand(3), next, "draws after the seed was put back", 0);
    }

    [Test]
    public void The_tensors_of_a_scope_that_was_left_open_are_disposed()
    {
        var state = ProgramState.Remember();
        var scope = NewDisposeScope();
        var inside = ones(3);

        state.PutBack();

        Assert.That(inside.IsInvalid, Is.True);
        Assert.That(scope, Is.Not.Null);
    }

    [Test]
    public void What_is_put_back_stays_so_when_garbage_is_collected()
    {
        var state = ProgramState.Remember();
        Leave();
        state.PutBack();

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.That(ProgramState.Remember().PutBack(), Is.Empty);
        Assert.That(is_inference_mode_enabled(), Is.False);
        Assert.That(is_grad_enabled(), Is.True);

        static void Leave() => inference_mode();
    }

    [Test]
    public void The_message_of_the_test_s_own_comes_first()
    {
        string message = ProgramState.Append("Task 91.1 | 2 and not 3\nExpected: 3", ["gradients are left off when this returns: why?"]);

        Assert.That(message, Is.EqualTo("Task 91.1 | 2 and not 3\nExpected: 3\nAlso: gradients are left off when this returns: why?"));
        Assert.That(ProgramState.Says(message), Is.False);
        Assert.That(ProgramState.Sentences(message), Is.EqualTo(new[] { "gradients are left off when this returns: why?" }));
        Assert.That(ProgramState.Split(message).Own, Is.EqualTo("Task 91.1 | 2 and not 3\nExpected: 3"));
    }

    [TestCase("Task 91.1 | gradients are left off when this returns: why?", ExpectedResult = true)]
    [TestCase("gradients are left off when this returns: why?\na scope is left open when this returns: why?", ExpectedResult = true)]
    [TestCase("Task 91.1 | 2 and not 3", ExpectedResult = false)]
    public bool A_message_that_says_nothing_else(string message) => ProgramState.Says(message);

    [Test]
    public void It_costs_microseconds()
    {
        ProgramState.Remember().PutBack();
        const int Times = 2000;
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            for (int i = 0; i < Times; i++)
            {
                ProgramState.Remember().PutBack();
            }

            return System.Diagnostics.Stopwatch.GetElapsedTime(start) / Times;
        });

        Assert.That(best.TotalMicroseconds, Is.LessThan(200));
    }

    [Test]
    public void A_test_that_leaves_a_change_fails_by_it()
    {
        var result = Run(() => no_grad());

        Assert.That(result.ResultState, Is.EqualTo(ResultState.Failure));
        Assert.That(
            result.Message,
            Is.EqualTo("Task 91.1 | gradients are left off when this returns: is a `using` missing before no_grad(), here or in what it calls?"));
        Assert.That(Run(() => Assert.That(is_grad_enabled(), Is.True)).ResultState, Is.EqualTo(ResultState.Success), "the next test");
    }

    [Test]
    public void A_test_that_fails_and_leaves_a_change_tells_its_own_fault_first()
    {
        var failed = Run(() =>
        {
            set_default_dtype(ScalarType.Float64);
            throw new InvalidOperationException("lost");
        });

        Assert.That(failed.ResultState, Is.EqualTo(ResultState.Error));
        Assert.That(failed.Message, Does.StartWith("Task 91.1 | System.InvalidOperationException : lost\nAlso: new tensors are Float64 by default"));
        Assert.That(failed.StackTrace, Does.Contain(nameof(ProgramStateTests)));
        Assert.That(ones(1).dtype, Is.EqualTo(ScalarType.Float32));
    }

    [Test]
    public void A_new_seed_is_right_where_the_task_asks_for_it()
    {
        using var seed = new LocalSeed(5);

        Assert.That(Run(() => manual_seed(42)).Message, Does.StartWith("Task 91.1 | torch's random generator has another seed"));
        Assert.That(Run(() => manual_seed(42), nameof(MayReseed)).ResultState, Is.EqualTo(ResultState.Success));
    }

    /// <summary>What <see cref="ForTaskAttribute"/> makes of a test.</summary>
    private static TestResult Run(Action test, string method = nameof(MayNot))
    {
        var context = new TestExecutionContext { CurrentTest = new TestMethod(new MethodWrapper(typeof(ProgramStateTests), method)) };
        context.CurrentResult = context.CurrentTest.MakeTestResult();
        return new ForTaskAttribute("91.1").Wrap(new Statements(context.CurrentTest, test)).Execute(context);
    }

    private static void MayNot()
    {
    }

    [Reseeds]
    private static void MayReseed()
    {
    }

    private static TestCaseData Change(string name, Func<object> change, string words) => Change(name, () => { change(); }, words);

    private static TestCaseData Change(string name, Action change, string words) => new TestCaseData(change, words).SetArgDisplayNames(name);

    private static CultureInfo Another() => new("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };

    private sealed class Statements(Test test, Action run) : TestCommand(test)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            run();
            context.CurrentResult.SetResult(ResultState.Success);
            return context.CurrentResult;
        }
    }
}

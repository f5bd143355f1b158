using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What a test or a probe leaves changed for the whole program, in the child.</summary>
public sealed class LeftStateTests
{
    private Accidents accidents;

    [OneTimeSetUp]
    public void Start() => accidents = new Accidents(HostLimits.Default);

    [OneTimeTearDown]
    public void End() => accidents.Dispose();

    [TestCase("torch.no_grad();", "gradients are left off when this returns: is a `using` missing before no_grad()")]
    [TestCase("torch.inference_mode();", "inference mode is left on")]
    [TestCase("torch.set_default_dtype(torch.ScalarType.Float64);", "Float64 by default")]
    [TestCase("torch.set_default_device(\"meta\");", "meta by default")]
    [TestCase("torch.set_num_threads(2);", "torch works in 2 threads")]
    [TestCase("torch.manual_seed(42);", "another seed")]
    [TestCase("torch.NewDisposeScope();", "a dispose scope is left open")]
    [TestCase("torch.autograd.set_detect_anomaly(true);", "anomalies")]
    [TestCase("Console.SetOut(new System.IO.StringWriter());", "Console.Out")]
    [TestCase("Console.SetError(new System.IO.StringWriter());", "Console.Error")]
    [TestCase("Console.SetIn(new System.IO.StringReader(\"1\"));", "Console.In")]
    [TestCase("System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(\"\");", "CultureInfo.CurrentCulture")]
    [TestCase("Environment.CurrentDirectory = System.IO.Path.GetTempPath();", "the current folder")]
    public async Task A_test_fails_by_what_it_leaves_and_no_other_does(string statement, string words)
    {
        var outcomes = await accidents.Run(statement);

        var failed = outcomes.Should().ContainSingle(test => test.State != TestState.Passed).Subject;
        failed.Name.Should().Be("Suite.B_the_accident");
        failed.State.Should().Be(TestState.Failed);
        failed.Message.Should().StartWith("Task 91.2 | ").And.Contain(words).And.Contain("when this returns");
    }

    [Test]
    public async Task The_next_run_of_the_child_is_clean()
    {
        await accidents.Run("torch.inference_mode(); torch.set_default_dtype(torch.ScalarType.Float64); torch.NewDisposeScope();");

        var outcomes = await accidents.Run("""
            Assert.That((torch.ones(2).requires_grad_() * 2).requires_grad, Is.True);
            Assert.That(torch.ones(2).dtype, Is.EqualTo(torch.ScalarType.Float32));
            """);

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task Its_own_fault_comes_first()
    {
        var outcomes = await accidents.Run("torch.no_grad(); Assert.Fail(\"two and not three\");");

        outcomes.Single(test => test.State != TestState.Passed).Message
            .Should().StartWith("Task 91.2 | two and not three").And.EndWith("here or in what it calls?").And.Contain("\nAlso: gradients are left off");
    }

    [Test]
    public async Task An_error_of_torch_s_loses_its_stack_and_not_what_is_said_below()
    {
        var outcomes = await accidents.Run("torch.no_grad(); torch.ones(2, 3).view(7);");

        outcomes.Single(test => test.State != TestState.Passed).Message
            .Should().NotContain("frame #").And.NotContain("Exception raised from").And.Contain("\nAlso: gradients are left off");
    }

    [Test]
    public async Task What_is_put_back_is_no_fault()
    {
        var outcomes = await accidents.Run("""
            using (torch.no_grad()) { }
            using var scope = torch.NewDisposeScope();
            torch.rand(3);
            """);

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task What_probes_leave_is_an_outcome_of_its_own()
    {
        var run = await accidents.Probe("torch.no_grad(); torch.NewDisposeScope();");

        run.CutOff.Should().BeNull();
        run.Outcomes.Select(outcome => outcome.Name).Should().Equal("A_good_one", "B_the_accident", ProbeOutcome.LeftBehind);
        run.Outcomes[^1].Parts.Select(part => part.Kind).Should().HaveCount(2).And.OnlyContain(words => words.Contains("when this returns"));
        (await accidents.Probe("if (!torch.is_grad_enabled()) { throw new InvalidOperationException(); }")).Outcomes
            .Should().HaveCount(2).And.OnlyContain(outcome => outcome.Exception == null);
    }
}

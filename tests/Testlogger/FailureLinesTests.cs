using FluentAssertions;
using Katas.TestLogger;
using NUnit.Framework;

namespace Katas.Tests.Testlogger;

/// <summary>What <c>dotnet test</c> prints of a lesson that is half done.</summary>
public sealed class FailureLinesTests
{
    [Test]
    public void A_failing_test_is_one_line_and_tasks_to_be_written_are_one_in_all()
    {
        var lines = FailureLines.Write(
        [
            ("01.10 Rows sum to 1", "System.NotImplementedException : Task 01.10: entropy"),
            ("01.02 It scales", "Task 01.2 | shape as expected,\n  but not the values."),
            ("01.04 Rows sum to 1", "System.NotImplementedException : Task 01.4: softmax"),
            ("01.04 No NaN", "System.NotImplementedException : Task 01.4: softmax"),
        ]);

        lines[..2].Should().Equal("  failed  01.02 It scales: shape as expected, but not the values.", "  not written yet: 01.4, 01.10");
        lines.Should().HaveCount(3).And.Contain(line => line.Contains("checker -- check"));
    }

    [Test]
    public void A_long_message_is_cut_off() =>
        FailureLines.Write([("01.02 It scales", new string('x', 1000))])[0].Should().HaveLength(160).And.EndWith("…");

    [Test]
    public void Where_nothing_fails_nothing_is_said() => FailureLines.Write([]).Should().BeEmpty();
}

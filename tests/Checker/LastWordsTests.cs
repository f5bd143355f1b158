using FluentAssertions;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What is said of a process that ended by itself, from its exit code and what it wrote last.</summary>
public sealed class LastWordsTests
{
    [TestCase("Unhandled exception. System.InvalidOperationException: lost", 134, "InvalidOperationException: lost. On a thread")]
    [TestCase("Unhandled exception. System.InvalidOperationException", 134, "process: InvalidOperationException. On a thread")]
    [TestCase("Process terminated. enough", 134, "This test crashed the process (exit code 134). Process terminated. enough")]
    [TestCase("", 137, "killed from outside (exit code 137)")]
    [TestCase("", 139, "touched memory that is not its own")]
    [TestCase("", unchecked((int)0xC0000005), "touched memory that is not its own")]
    [TestCase("", 3, "ended the whole process with exit code 3 (Environment.Exit?).")]
    [TestCase("Stack overflow.", 134, "overflowed the stack")]
    [TestCase("terminate called after throwing an instance of 'c10::Error'\n  what():  a and b do not fit\nException raised from f", 134,
        "libtorch ended the process: a and b do not fit. TorchSharp")]
    public void The_cause_of_death_is_told_in_a_sentence(string written, int exitCode, string words)
    {
        var last = new LastWords();
        foreach (string line in written.Split('\n'))
        {
            last.Keep(line);
        }

        last.Keep("   at System.Threading.Thread.StartCallback()");

        last.CauseOfDeath(exitCode, "This test").Should().Contain(words).And.NotContain("StartCallback");
    }

    [TestCase("shape '[5]' is invalid\nException raised from view at view.cpp:1\nframe #0: f", "shape '[5]' is invalid")]
    [TestCase("can't allocate memory\nframe #0: f\nframe #1: g", "can't allocate memory")]
    [TestCase("of its own words", "of its own words")]
    public void Errors_of_libtorch_come_without_its_stack(string message, string shown) =>
        LibtorchText.WithoutStack(message).Should().Be(shown);
}

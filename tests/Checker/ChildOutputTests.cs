using System.Text;
using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>However much a child writes, and however it writes it: little is kept, and nothing waits.</summary>
public sealed class ChildOutputTests
{
    private const int Megabyte = 1 << 20;

    [Test]
    public async Task Of_output_without_a_newline_only_a_beginning_is_kept()
    {
        var words = new LastWords();

        await Drain.Into(new Flood(256 * Megabyte), words);

        words.Text.Length.Should().BeInRange(1, 10_000);
    }

    [Test]
    public async Task Draining_takes_no_memory_for_what_it_throws_away()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        await Drain.Away(new Flood(256 * Megabyte)); // which never waits, so that all of it happens on this thread

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Megabyte);
    }

    [Test]
    public void Lines_come_together_again_however_they_were_cut()
    {
        byte[] written = Encoding.UTF8.GetBytes("first é\r\nterminate called\n  what():  a and b do not fit\nrest");
        var words = new LastWords();
        var text = Encoding.UTF8.GetString(written);
        foreach (char letter in text)
        {
            words.Add([letter]);
        }

        words.Text.Should().Be("first é terminate called what():  a and b do not fit rest");
    }

    [Test]
    public void Of_many_lines_the_last_are_kept()
    {
        var words = new LastWords();
        for (int line = 0; line < 100_000; line++)
        {
            words.Add($"line {line}\n");
        }

        words.Text.Should().EndWith("line 99999").And.NotContain("line 99900 ");
    }

    [TestCase("Output", "Write")]
    [TestCase("Error", "Write")]
    public async Task A_test_that_writes_raw_bytes_without_a_newline_passes(string stream, string write)
    {
        using var accidents = new Accidents(HostLimits.Default);

        var outcomes = await accidents.Run(
            $"using var raw = Console.OpenStandard{stream}(); var bytes = new byte[1 << 20]; for (int i = 0; i < 300; i++) raw.{write}(bytes);");

        outcomes.Should().HaveCount(4).And.OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task What_a_test_prints_is_not_kept_in_the_child()
    {
        using var accidents = new Accidents(HostLimits.Default with { Memory = HostLimits.Gigabyte });

        var outcomes = await accidents.Run("string text = new('x', 1 << 20); for (int i = 0; i < 1500; i++) Console.Write(text);");

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed, "3 GB of characters would be more than the limit");
    }

    [Test, Platform("Linux")]
    public async Task A_child_that_is_killed_leaves_nothing_in_the_temporary_folder()
    {
        using var child = new ChildFile();
        using (var accidents = new Accidents(HostLimits.Default))
        {
            await accidents.Run(child.WriteProcessId);
        }

        child.IsGone.Should().BeTrue();
        Directory.EnumerateFileSystemEntries(Path.GetTempPath(), $"*-{child.ProcessId}-*").Should().BeEmpty();
    }

    /// <summary>So many bytes, none of which ends a line.</summary>
    private sealed class Flood(long length) : MemoryStream
    {
        private long left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(buffer.Length, left);
            buffer.Span[..count].Fill((byte)'x');
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}

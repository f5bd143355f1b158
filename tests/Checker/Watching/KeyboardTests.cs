using System.Collections.Concurrent;
using FluentAssertions;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>Keys, pressed or typed as lines.</summary>
public sealed class KeyboardTests
{
    [TestCase('h', ConsoleKey.H, WatchKeys.Hint)]
    [TestCase('H', ConsoleKey.H, WatchKeys.Hint)]
    [TestCase('?', ConsoleKey.Oem2, WatchKeys.Help)]
    [TestCase('\0', ConsoleKey.UpArrow, WatchKeys.Up)]
    [TestCase('\0', ConsoleKey.DownArrow, WatchKeys.Down)]
    [TestCase('\0', ConsoleKey.LeftArrow, WatchKeys.EarlierLesson)]
    [TestCase('\0', ConsoleKey.RightArrow, WatchKeys.LaterLesson)]
    [TestCase('\n', ConsoleKey.Enter, WatchKeys.Enter)]
    [TestCase('\e', ConsoleKey.Escape, WatchKeys.Escape, TestName = "A_key_is_what_it_means(Escape)")] // no filter finds a name with \e in it
    public void A_key_is_what_it_means(char character, ConsoleKey key, char meaning) =>
        WatchKeys.Translate(new ConsoleKeyInfo(character, key, char.IsUpper(character), alt: false, control: false)).Should().Be(meaning);

    [Test]
    public async Task Of_a_line_the_first_character_counts_and_the_end_is_told()
    {
        var signals = new ConcurrentQueue<Signal>();
        var ended = new TaskCompletionSource();

        Keyboard.ReadLines(new StringReader("h\n\n  Next\n?"), signal =>
        {
            signals.Enqueue(signal);
            if (signal is InputEnded)
            {
                ended.SetResult();
            }
        });

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        signals.Should().Equal(new Pressed('h'), new Pressed('n'), new Pressed('?'), new InputEnded());
    }
}

using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>Assertions about lists of words and ids, which say what a likely wrong answer comes from.</summary>
internal static class Said
{
    /// <summary>Asserts that two lists are the same.</summary>
    /// <param name="actual">What was given.</param>
    /// <param name="expected">What is right.</param>
    /// <param name="what">What it is, for example <c>words of "a b"</c>.</param>
    /// <param name="suspects">Wrong answers known beforehand, and where they come from.</param>
    public static void Same<T>(
        IEnumerable<T>? actual,
        IReadOnlyList<T> expected,
        string what,
        params (IReadOnlyList<T> Answer, string Cause)[] suspects)
    {
        T[]? given = actual?.ToArray();
        if (given is not null && given.SequenceEqual(expected))
        {
            return;
        }

        string? cause = given is null ? null
            : suspects.FirstOrDefault(suspect => given.SequenceEqual(suspect.Answer)).Cause;
        Assert.Fail(
            $"{what}: {Text(given)}; expected {Text(expected)}." + (cause is null ? "" : $"\nLikely cause: {cause}."));
    }

    private static string Text<T>(IReadOnlyList<T>? list) => list is null ? "null"
        : $"[{string.Join(" | ", list.Take(40))}{(list.Count > 40 ? $" | … {list.Count} in all" : "")}]";
}

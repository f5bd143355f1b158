using System.Diagnostics;
using NUnit.Framework;

namespace Katas.Lesson08.Tests;

/// <summary>Compares lists of tokens, pairs or ids, and puts the difference into words.</summary>
[StackTraceHidden]
internal static class ListAssert
{
    /// <summary>Two lists hold the same things in the same order.</summary>
    /// <typeparam name="T">What they hold.</typeparam>
    /// <param name="seen">What the code under test gave.</param>
    /// <param name="expected">What it should have given.</param>
    /// <param name="what">What it is.</param>
    /// <param name="suspects">Wrong results that are known beforehand, and what leads to them.</param>
    public static void Same<T>(
        IEnumerable<T>? seen, IEnumerable<T> expected, string what, params (T[] Lookalike, string Cause)[] suspects)
    {
        if (seen is null)
        {
            Assert.Fail($"{what}: null was returned; expected {Text(expected)}.");
            return;
        }

        T[] here = [.. seen];
        T[] wanted = [.. expected];
        if (here.SequenceEqual(wanted))
        {
            return;
        }

        int first = Enumerable.Range(0, Math.Max(here.Length, wanted.Length))
            .First(i => i >= here.Length || i >= wanted.Length || !Equals(here[i], wanted[i]));
        string cause = suspects.Where(suspect => suspect.Lookalike.SequenceEqual(here))
            .Select(suspect => suspect.Cause)
            .Append(here.Order(Comparer<T>.Create(ByText)).SequenceEqual(wanted.Order(Comparer<T>.Create(ByText)))
                ? "all of them are right, but in another order"
                : "")
            .First();
        Assert.Fail(
            $"{what}:\nseen     {Text(here)}\nexpected {Text(wanted)}\n"
            + $"First difference at {first}: seen {At(here, first)}, expected {At(wanted, first)}."
            + (cause.Length == 0 ? "" : $"\nLikely cause: {cause}."));
    }

    private static int ByText<T>(T left, T right) => string.CompareOrdinal($"{left}", $"{right}");

    private static string At<T>(T[] list, int index) =>
        index < list.Length ? $"\"{list[index]}\"" : "nothing: the list has ended";

    private static string Text<T>(IEnumerable<T> list)
    {
        const int most = 40;
        string[] items = [.. list.Take(most + 1).Select(item => $"\"{item}\"")];
        return $"[{string.Join(", ", items.Take(most))}{(items.Length > most ? ", …" : "")}]";
    }
}

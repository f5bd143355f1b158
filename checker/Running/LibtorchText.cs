using Katas.Testkit.State;

namespace Katas.Checker.Running;

/// <summary>The text of libtorch's errors.</summary>
internal static class LibtorchText
{
    // Most of its exceptions say first where they come from; those of its allocator do not.
    private static readonly string[] StackBegins = ["Exception raised from", "\nframe #0:"];

    /// <summary>Its exceptions list their own stack, forty lines of C++ that help no one here.</summary>
    public static string WithoutStack(string message)
    {
        var (own, left) = ProgramState.Split(message);
        int[] starts = [.. StackBegins.Select(start => own.IndexOf(start, StringComparison.Ordinal)).Where(start => start >= 0)];
        return starts.Length == 0 ? message : own[..starts.Min()].TrimEnd() + left;
    }
}

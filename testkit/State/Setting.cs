namespace Katas.Testkit.State;

/// <summary>A setting that is a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="read">Gives the value.</param>
/// <param name="write">Sets it.</param>
/// <param name="words">The sentence about a value that had changed, from the value before and the one found.</param>
internal sealed class Setting<T>(Func<T> read, Action<T> write, Func<T, T, string> words) : ISetting
{
    /// <inheritdoc/>
    public Func<string?> Remember()
    {
        var before = read();
        return () => PutBack(before);
    }

    private string? PutBack(T before)
    {
        var now = read();
        if (Same(now, before))
        {
            return null;
        }

        write(before);
        return words(before, now);
    }

    // Two objects that call themselves equal, as cultures of one name do, may still differ.
    private static bool Same(T now, T before) =>
        now is string || typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(now, before) : ReferenceEquals(now, before);
}

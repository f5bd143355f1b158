using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>
/// Finds something out about each operation once. In a loop a value is made from itself: what depends on what is still being looked for
/// is not known, and without this it would be asked for again on every way through the code, of which there are exponentially many.
/// </summary>
/// <typeparam name="T">What is found out; its default stands for what is not known.</typeparam>
internal sealed class Remembered<T>
{
    private readonly Dictionary<IOperation, T?> known = [];

    /// <summary>How many operations have been looked at, each once.</summary>
    public int Count => known.Count;

    /// <summary>What is known of an operation; the default if it is not known, or not yet.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="find">Finds it out; called at most once for each operation.</param>
    public T? Of(IOperation operation, Func<IOperation, T?> find)
    {
        if (known.TryGetValue(operation, out var found))
        {
            return found;
        }

        known[operation] = default;
        return known[operation] = find(operation);
    }
}

namespace Katas.Checker.Running;

/// <summary>The static initializers that never end, of the code that was run last: as long as the code is the same, so are they.</summary>
internal sealed class EndlessInitializers
{
    private object? code;
    private HashSet<string> types = [];

    /// <summary>The types whose initializers never end.</summary>
    /// <param name="code">What tells the code from other.</param>
    public IReadOnlySet<string> Find(object code) => Equals(this.code, code) ? types : new HashSet<string>();

    /// <summary>Remembers some more.</summary>
    public void Add(object code, IReadOnlyCollection<string> found)
    {
        if (found.Count > 0)
        {
            types = [.. Find(code), .. found];
            this.code = code;
        }
    }

    /// <summary>The words for a learner.</summary>
    public static string Told(IEnumerable<string> types) =>
        $"The static constructor of {string.Join(" and of ", types.Select(ShortName))}, or the value of a static field there, never comes to an "
        + "end. It runs when the type is first used: everything that uses the type waits for it.";

    private static string ShortName(string name) => name[(name.LastIndexOfAny(['.', '+']) + 1)..];
}

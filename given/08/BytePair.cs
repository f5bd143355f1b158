namespace Katas.Lesson08;

/// <summary>Two neighbouring symbols that become one.</summary>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
public readonly record struct BytePair(string Left, string Right)
{
    /// <summary>The symbol that the two become.</summary>
    public string Merged => Left + Right;

    /// <summary>Merges the two into one symbol wherever they are neighbours, going from left to right.</summary>
    /// <param name="symbols">The symbols of a piece of text; they are not changed.</param>
    public List<string> MergeIn(IReadOnlyList<string> symbols)
    {
        var merged = new List<string>(symbols.Count);
        for (int i = 0; i < symbols.Count; i++)
        {
            bool here = i + 1 < symbols.Count && symbols[i] == Left && symbols[i + 1] == Right;
            merged.Add(here ? Merged : symbols[i]);
            i += here ? 1 : 0;
        }

        return merged;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Left} {Right}";
}

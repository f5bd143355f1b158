namespace Katas.Toolkit;

/// <summary>What a view is computed on.</summary>
/// <param name="Text">What the learner typed.</param>
/// <param name="Data">The repository's <c>data</c> folder.</param>
public sealed record ViewInput(string Text, string Data)
{
    /// <summary>The values of the view's options.</summary>
    public ViewOptions Options { get; init; } = ViewOptions.None;

    /// <summary>
    /// A folder for what took long to compute, such as a trained model; null for none. It belongs to the code that the view was compiled
    /// from: a change of that code comes with another, empty one. It need not exist yet.
    /// </summary>
    public string? Kept { get; init; }

    /// <summary>The words of <see cref="Text"/>.</summary>
    /// <param name="least">How many there have to be.</param>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="FormatException">There are fewer or more.</exception>
    public string[] Words(int least, int most)
    {
        string[] words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= least && words.Length <= most
            ? words
            : throw new FormatException($"The text has {words.Length} {(words.Length == 1 ? "word" : "words")}; expected {least} to {most}.");
    }

    /// <summary>
    /// A file that was made once, and is there from then on: <c>model.load(input.Keep("model.bin", path => Train().save(path)))</c>. Without
    /// <see cref="Kept"/> it is made anew, in the temporary folder.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="make">Writes it to the path that it is given. Stopped in the middle, nothing of it stays.</param>
    /// <returns>Its path.</returns>
    public string Keep(string name, Action<string> make)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(make);
        string folder = Kept ?? Directory.CreateTempSubdirectory("katas-view-").FullName;
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            string unfinished = $"{path}.{Environment.ProcessId}";
            try
            {
                make(unfinished);
                File.Move(unfinished, path, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }

        return path;
    }
}

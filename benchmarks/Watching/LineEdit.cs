namespace Katas.Benchmarks.Watching;

/// <summary>A line of lesson 05 as it should be, and with a mistake in it.</summary>
/// <param name="TaskId">The task whose tests notice.</param>
/// <param name="File">The file's name.</param>
/// <param name="Right">The line's text.</param>
/// <param name="Wrong">The text typed in its place.</param>
internal sealed record LineEdit(string TaskId, string File, string Right, string Wrong)
{
    /// <summary>The lesson that they are in.</summary>
    public const string Lesson = "05";

    /// <summary>One line in each of several tasks, small and large.</summary>
    public static IReadOnlyList<LineEdit> All { get; } =
    [
        new("05.2", "EncoderEmbeddings.cs", "segments ?? zeros_like(tokens)", "segments ?? ones_like(tokens)"),
        new("05.5", "Pooling.cs", "hidden.masked_fill(keep.logical_not(), 0).sum(1)", "hidden.sum(1)"),
        new("05.7", "AttentionPooling.cs", "proj.call(hidden).tanh()", "proj.call(hidden)"),
        new("05.8", "SequenceClassifier.cs", "dense.call(sentence).tanh()", "dense.call(sentence)"),
        new("05.11", "MaskedLanguageModel.cs", "norm.call(Activations.Gelu(dense.call(hidden)))", "Activations.Gelu(norm.call(dense.call(hidden)))"),
        new("05.12", "EncoderCosts.cs", "layers * 2 * 2 * tokens * length * d)", "layers * 2 * tokens * length * d)"),
    ];

    /// <summary>Saves the file with the line wrong, or right again, in place, as most editors do.</summary>
    /// <param name="folder">The lesson's folder.</param>
    /// <param name="wrong">Which of the two.</param>
    public void Save(string folder, bool wrong)
    {
        string path = Path.Combine(folder, File);
        string text = System.IO.File.ReadAllText(path);
        string changed = wrong ? text.Replace(Right, Wrong) : text.Replace(Wrong, Right);
        if (changed == text)
        {
            throw new InvalidOperationException($"{path} does not hold `{(wrong ? Right : Wrong)}`: this benchmark edits that line.");
        }

        System.IO.File.WriteAllText(path, changed);
    }
}

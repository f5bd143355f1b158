namespace Katas.Lesson05.Demos;

/// <summary>Numbers for labels, in the order of their names; <c>O</c>, which most words have, comes first.</summary>
internal sealed class LabelSet
{
    public LabelSet(IEnumerable<Sentence> sentences) => Names =
    [
        .. sentences.SelectMany(sentence => sentence.Labels).Distinct()
            .OrderBy(label => label != "O")
            .ThenBy(label => label.Length > 2 ? label[2..] : label, StringComparer.Ordinal) // B-PER beside I-PER
            .ThenBy(label => label, StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    /// <summary>The label's number; one that does not occur in training is never right, and not asked about.</summary>
    public long Number(string label)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == label)
            {
                return i;
            }
        }

        return Tagging.Ignored;
    }
}

using Katas.Lesson08;
using Katas.Lesson12;
using static System.FormattableString;

namespace Katas.Capstone2;

/// <summary>Passages, and questions about them: to learn from, and others to be tested on.</summary>
internal sealed class Library
{
    private const int LongestRow = 448;
    private const int ShortestRow = 128;
    private const int OneInHeldOut = 10;
    private const int FewestPassages = 2 * OneInHeldOut;
    private const int MostWords = 8000; // the rarer ones are unknown

    private readonly WordTokenizer _words;
    private readonly string _name;

    private Library(string name, IReadOnlyList<string> train, IReadOnlyList<string> heldOut, IReadOnlyList<Asked> questions)
    {
        (_name, Train, HeldOut) = (name, train, heldOut);
        var known = train.ToHashSet();
        TrainQuestions = [.. questions.Where(each => known.Contains(each.Passage))];
        HeldOutQuestions = [.. questions.Where(each => !known.Contains(each.Passage))];
        var template = new InstructionTemplate("{passage} Question: {question} Answer:");
        _words = WordTokenizer.Train(
            [.. train, .. TrainQuestions.SelectMany(each => new[] { template.Fill(each.Values), each.Answer })],
            maximumSize: MostWords);
        Format = new InstructionFormat(template, Encode, Lesson08.Vocabulary.EndId, LongestRow);
        RowLength = Math.Clamp(TrainQuestions.Max(each => Question(each).Length), ShortestRow, LongestRow);
    }

    /// <summary>The passages to learn from.</summary>
    public IReadOnlyList<string> Train { get; }

    /// <summary>Passages that the model never learns from.</summary>
    public IReadOnlyList<string> HeldOut { get; }

    /// <summary>Questions about those to learn from.</summary>
    public IReadOnlyList<Asked> TrainQuestions { get; }

    /// <summary>Questions about the others.</summary>
    public IReadOnlyList<Asked> HeldOutQuestions { get; }

    /// <summary>The words of a row: as many as the longest example has, within limits, as what attention costs grows by the square.</summary>
    public int RowLength { get; }

    /// <summary>What turns questions into examples.</summary>
    public InstructionFormat Format { get; }

    /// <summary>The number of kinds of words.</summary>
    public long Vocabulary => _words.VocabularySize;

    /// <summary>What it is, for checkpoints: a run on other data is refused.</summary>
    public string Name => Invariant($"{_name}, {Train.Count} passages, {TrainQuestions.Count} questions, {Vocabulary} words");

    /// <summary>Lesson 08's stories, and lesson 12's questions about them.</summary>
    /// <param name="data">The repository's <c>data</c> folder.</param>
    public static Library OfStories(string data)
    {
        string[] train = Lines(Path.Combine(data, "lesson08-stories-train.txt"));
        string[] heldOut = Lines(Path.Combine(data, "lesson08-stories-heldout.txt"));
        IEnumerable<Asked> Questions(string part, string[] stories) => Lines(Path.Combine(data, $"lesson12-questions-{part}.tsv"))
            .Select(line => line.Split('\t'))
            .Select(cells => new Asked(stories[int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture) - 1], cells[1], cells[2]));
        return new Library("stories", train, heldOut, [.. Questions("train", train), .. Questions("heldout", heldOut)]);
    }

    /// <summary>The learner's own: each tenth passage is held out, with all questions about it.</summary>
    /// <param name="path">The file: passage, tab, question, tab, answer on each line.</param>
    /// <exception cref="FormatException">A line is something else, or there are too few passages.</exception>
    public static Library OfFile(string path)
    {
        string name = Path.GetFileName(path);
        List<Asked> questions = [];
        foreach (var (i, line) in File.ReadLines(path).Index().Where(each => !string.IsNullOrWhiteSpace(each.Item)))
        {
            string[] cells = [.. line.Split('\t').Select(cell => cell.Trim())];
            questions.Add(cells is [{ Length: > 0 } passage, { Length: > 0 } question, { Length: > 0 } answer]
                ? new Asked(passage, question, answer)
                : throw new FormatException(
                    $"{name}, line {i + 1}: expected a passage, a tab, a question, a tab, its answer; found {cells.Length} columns"
                    + (cells.Contains("") ? ", one of them empty." : ".")));
        }

        string[] passages = [.. questions.Select(each => each.Passage).Distinct()];
        if (passages.Length < FewestPassages)
        {
            throw new FormatException(
                $"{name} has {passages.Length} different passages; expected {FewestPassages} or more, as one in {OneInHeldOut} is held out.");
        }

        bool IsHeldOut(int place) => place % OneInHeldOut == OneInHeldOut - 1;
        return new Library(
            name,
            [.. passages.Where((_, i) => !IsHeldOut(i))],
            [.. passages.Where((_, i) => IsHeldOut(i))],
            questions);
    }

    /// <summary>A text's words as ids.</summary>
    public IReadOnlyList<long> Encode(string text) => _words.Encode(text);

    /// <summary>Ids as a text; special ones are left out.</summary>
    public string Decode(IEnumerable<long> ids) => _words.Decode(ids);

    /// <summary>A passage as an example: every word is to be written, the end too.</summary>
    public InstructionExample Passage(string text)
    {
        long[] ids = [.. Encode(text), Lesson08.Vocabulary.EndId];
        return new InstructionExample(ids, ids);
    }

    /// <summary>A question with its answer as an example: the answer alone is to be written, and its end.</summary>
    public InstructionExample Question(Asked asked) => Format.Encode(asked.Values, asked.Answer);

    /// <summary>What there is, in a paragraph.</summary>
    public string About() =>
        Invariant($"It reads {Train.Count:#,0} passages of {Train.Average(text => Encode(text).Count):0} words on average, {Vocabulary:#,0} different ")
        + Invariant($"ones, and then learns from {TrainQuestions.Count:#,0} questions about them. Held out are {HeldOut.Count:#,0} other passages and ")
        + Invariant($"{HeldOutQuestions.Count:#,0} questions.");

    private static string[] Lines(string path) =>
        File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A question about a passage, and its answer.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Asked(string Passage, string Question, string Answer)
{
    /// <summary>What kind of question it is: its first word.</summary>
    public string Kind => Question.Split(' ')[0];

    /// <summary>The values of the template's places.</summary>
    public Dictionary<string, string> Values => new() { ["passage"] = Passage, ["question"] = Question };
}

using Katas.Lesson08;

namespace Katas.Lesson12.Demos;

/// <summary>Lesson 08's stories as words, and questions about them.</summary>
internal sealed class Library
{
    private readonly WordTokenizer _words;

    private Library(string folder)
    {
        string[] Lines(string name) => File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (Train, HeldOut) = (Lines("lesson08-stories-train.txt"), Lines("lesson08-stories-heldout.txt"));
        TrainQuestions = [.. Lines("lesson12-questions-train.tsv").Select(line => Parse(line, Train))];
        HeldOutQuestions = [.. Lines("lesson12-questions-heldout.tsv").Select(line => Parse(line, HeldOut))];
        _words = WordTokenizer.Train(
            [.. Train, .. TrainQuestions.SelectMany(each => new[] { Template.Fill(each.Values), each.Answer })]);
    }

    /// <summary>What stands around a question.</summary>
    public static InstructionTemplate Template { get; } = new("{story} Question: {question} Answer:");

    /// <summary>The stories to learn from.</summary>
    public IReadOnlyList<string> Train { get; }

    /// <summary>Stories that the model never sees.</summary>
    public IReadOnlyList<string> HeldOut { get; }

    /// <summary>Questions to learn from.</summary>
    public IReadOnlyList<Asked> TrainQuestions { get; }

    /// <summary>Questions about stories that the model never sees.</summary>
    public IReadOnlyList<Asked> HeldOutQuestions { get; }

    /// <summary>The number of kinds of words.</summary>
    public long Vocabulary => _words.VocabularySize;

    /// <summary>Reads all files.</summary>
    /// <param name="data">The repository's <c>data</c> folder.</param>
    public static Library Read(string data) => new(data);

    /// <summary>A text's words as ids.</summary>
    public IReadOnlyList<long> Encode(string text) => _words.Encode(text);

    /// <summary>Ids as a text; special ones are left out.</summary>
    public string Decode(IEnumerable<long> ids) => _words.Decode(ids);

    /// <summary>A story as an example: every word is to be written, the end too.</summary>
    public InstructionExample Story(string text)
    {
        long[] ids = [.. Encode(text), Lesson08.Vocabulary.EndId];
        return new InstructionExample(ids, ids);
    }

    private static Asked Parse(string line, IReadOnlyList<string> stories)
    {
        string[] parts = line.Split('\t');
        return new Asked(
            stories[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) - 1], parts[1], parts[2]);
    }
}

/// <summary>A question about a story, and its answer.</summary>
/// <param name="Story">The story.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Asked(string Story, string Question, string Answer)
{
    /// <summary>What kind of question it is: how it begins.</summary>
    public string Kind => Question.StartsWith("How", StringComparison.Ordinal) ? "How many … were there?"
        : Question.StartsWith("Whose", StringComparison.Ordinal) ? "Whose was the …?"
        : Question.StartsWith("Who ", StringComparison.Ordinal) ? "Who found the …?"
        : "What was …?";

    /// <summary>The values of the template's places.</summary>
    public Dictionary<string, string> Values => new() { ["story"] = Story, ["question"] = Question };
}

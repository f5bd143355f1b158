using System.Text.Encodings.Web;
using System.Text.Json;

namespace Katas.Lesson08;

/// <summary>
/// The files that GPT-2's tokenizer comes in: <c>vocab.json</c>, the id of each token, and <c>merges.txt</c>, one pair
/// per line, below a line with the version.
/// </summary>
internal static class BytePairFiles
{
    private const string VocabularyName = "vocab.json";
    private const string MergesName = "merges.txt";
    private const string Version = "#version: 0.2";

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        IndentSize = 0,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(BytePairTokenizer tokenizer, string folder)
    {
        Directory.CreateDirectory(folder);
        var ids = tokenizer.Vocabulary.Tokens.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        ReadableFile.Write(Path.Combine(folder, VocabularyName), [JsonSerializer.Serialize(ids, s_json)]);
        ReadableFile.Write(
            Path.Combine(folder, MergesName), [Version, .. tokenizer.Merges.Select(pair => pair.ToString())]);
    }

    public static BytePairTokenizer Read(string folder)
    {
        var tokenizer = Tokenizer(ReadableFile.Read(Path.Combine(folder, MergesName)));
        var ids = Ids(string.Concat(ReadableFile.Read(Path.Combine(folder, VocabularyName))));
        var tokens = tokenizer.Vocabulary.Tokens;
        if (ids.Count != tokens.Count)
        {
            throw new FormatException(
                $"{VocabularyName} has {ids.Count} tokens; with the merges of {MergesName} there are {tokens.Count}.");
        }

        for (int id = 0; id < tokens.Count; id++)
        {
            if (!ids.TryGetValue(tokens[id], out long seen) || seen != id)
            {
                throw new FormatException(
                    $"{VocabularyName} has not the token \"{tokens[id]}\" with id {id}, as the merges of {MergesName} "
                    + "ask for.");
            }
        }

        return tokenizer;
    }

    private static BytePairTokenizer Tokenizer(string[] lines)
    {
        var merges = new List<BytePair>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || (i == 0 && lines[i].StartsWith("#version", StringComparison.Ordinal)))
            {
                continue;
            }

            string[] symbols = lines[i].Split(' ');
            if (symbols.Length != 2)
            {
                throw new FormatException(
                    $"{MergesName}, line {i + 1} is \"{lines[i]}\"; expected two symbols with a blank between them.");
            }

            merges.Add(new BytePair(symbols[0], symbols[1]));
        }

        return MergeCheck.Fault(merges) is { } fault
            ? throw new FormatException($"{MergesName}: {fault}")
            : new BytePairTokenizer(merges);
    }

    private static Dictionary<string, long> Ids(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, long>>(text) ?? [];
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"{VocabularyName} is not a list of tokens and their ids in JSON: {exception.Message}", exception);
        }
    }
}

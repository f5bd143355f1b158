using System.Text.Json;
using Katas.Lesson08;

namespace Katas.Lesson11;

/// <summary>
/// Reads byte-pair tokenizers from the three places that they come in: <c>vocab.json</c> and <c>merges.txt</c>,
/// <c>tokenizer.json</c>, and the lists in a GGUF file.
/// </summary>
public static class TokenizerFiles
{
    /// <summary>Whether a folder has a byte-pair tokenizer.</summary>
    /// <param name="folder">The folder.</param>
    public static bool AreIn(string folder) => File.Exists(Path.Combine(folder, "tokenizer.json"))
        || (File.Exists(Path.Combine(folder, "vocab.json")) && File.Exists(Path.Combine(folder, "merges.txt")));

    /// <summary>Reads the files in a folder, <c>tokenizer.json</c> first, as it says more.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">A file is not what it should be; the message says which, and why.</exception>
    public static TokenizerParts Read(string folder)
    {
        string whole = Path.Combine(folder, "tokenizer.json");
        return File.Exists(whole) ? FromTokenizerJson(File.ReadAllText(whole)) : FromVocabularyAndMerges(
            File.ReadAllText(Path.Combine(folder, "vocab.json")), File.ReadLines(Path.Combine(folder, "merges.txt")));
    }

    /// <summary>GPT-2's own two files. Special are tokens that are spelled <c>&lt;|…|&gt;</c>.</summary>
    /// <param name="vocabulary">What stands in <c>vocab.json</c>: an object of tokens and their ids.</param>
    /// <param name="merges">The lines of <c>merges.txt</c>: a line with the version, then a pair each.</param>
    /// <exception cref="FormatException">A file is not what it should be.</exception>
    public static TokenizerParts FromVocabularyAndMerges(string vocabulary, IEnumerable<string> merges)
    {
        var ids = Json("vocab.json", vocabulary, Ids);
        var specials = ids.Keys.Where(token => token.StartsWith("<|", StringComparison.Ordinal)
            && token.EndsWith("|>", StringComparison.Ordinal));
        return new TokenizerParts(
            ids,
            [
                .. merges.Where(line => line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal))
                    .Select(Pair),
            ],
            specials.ToDictionary(token => token, token => ids[token]));
    }

    /// <summary>Hugging Face's one file. Merges are texts in older files, pairs of texts in newer ones.</summary>
    /// <param name="json">What stands in it.</param>
    /// <exception cref="FormatException">It is not what it should be.</exception>
    public static TokenizerParts FromTokenizerJson(string json) => Json("tokenizer.json", json, root =>
    {
        var model = root.GetProperty("model");
        if (model.TryGetProperty("type", out var type) && type.GetString() != "BPE")
        {
            throw new FormatException($"tokenizer.json has a model of type {type.GetString()}; expected BPE.");
        }

        var ids = Ids(model.GetProperty("vocab"));
        var merges = model.GetProperty("merges").EnumerateArray().Select(
            merge => merge.ValueKind == JsonValueKind.String
                ? Pair(merge.GetString()!)
                : new BytePair(merge[0].GetString()!, merge[1].GetString()!));
        var specials = root.GetProperty("added_tokens").EnumerateArray().ToDictionary(
            token => token.GetProperty("content").GetString()!, token => token.GetProperty("id").GetInt64());
        var cut = root.GetProperty("pre_tokenizer");
        bool digits = cut.ValueKind == JsonValueKind.Object && HasSingleDigits(cut);
        return new TokenizerParts(ids, [.. merges], specials, digits);
    });

    /// <summary>The lists in a GGUF file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FormatException">It has none, or those of another kind of tokenizer.</exception>
    /// <exception cref="InvalidDataException">A list holds something else.</exception>
    public static TokenizerParts FromGguf(Gguf file)
    {
        string kind = file.Metadata.ContainsKey("tokenizer.ggml.model") ? file.Text("tokenizer.ggml.model") : "none";
        if (kind != "gpt2")
        {
            throw new FormatException($"The file's tokenizer is of kind {kind}; expected gpt2, byte pairs.");
        }

        var tokens = file.Texts("tokenizer.ggml.tokens");
        var types = file.Integers("tokenizer.ggml.token_type");
        var ids = tokens.Index().ToDictionary(item => item.Item, item => (long)item.Index);
        return new TokenizerParts(
            ids,
            [.. file.Texts("tokenizer.ggml.merges").Select(Pair)],
            tokens.Zip(types)
                .Where(pair => pair.Second is 3 or 4) // control, or added by the user
                .ToDictionary(pair => pair.First, pair => ids[pair.First]),
            file.Metadata.GetValueOrDefault("tokenizer.ggml.pre") is "smollm");
    }

    private static Dictionary<string, long> Ids(JsonElement vocabulary) =>
        vocabulary.EnumerateObject().ToDictionary(token => token.Name, token => token.Value.GetInt64());

    private static BytePair Pair(string merge)
    {
        string[] symbols = merge.Split(' ');
        return symbols.Length == 2 ? new BytePair(symbols[0], symbols[1])
            : throw new FormatException($"The merge \"{merge}\" is not two symbols with a blank between them.");
    }

    private static bool HasSingleDigits(JsonElement cut) =>
        (cut.TryGetProperty("individual_digits", out var single) && single.GetBoolean())
        || (cut.TryGetProperty("pretokenizers", out var parts) && parts.EnumerateArray().Any(HasSingleDigits));

    private static T Json<T>(string name, string json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(
                $"{name} is not what a tokenizer's file looks like: {exception.Message}", exception);
        }
    }
}

namespace Katas.Checker.Fetching;

/// <summary>A folder with a model's files, as Hugging Face saves them.</summary>
internal static class ModelFolder
{
    private static readonly string[] Kept = ["*.json", "*.txt", "*.safetensors", "*.gguf"];

    /// <summary>The files that a model is loaded from.</summary>
    public static IEnumerable<string> Files(string folder) => Kept.SelectMany(pattern => Directory.GetFiles(folder, pattern)).Order(StringComparer.Ordinal);

    /// <summary>Whether two folders hold files of the same names and sizes.</summary>
    public static bool AreAlike(string folder, string other)
    {
        static IEnumerable<(string, long)> Sizes(string folder) => Files(folder).Select(file => (Path.GetFileName(file), new FileInfo(file).Length));
        return Directory.Exists(other) && Sizes(folder).SequenceEqual(Sizes(other));
    }

    /// <summary>What will not work with a folder; nothing if all is there.</summary>
    /// <exception cref="CheckerException">It is no folder, or no model's.</exception>
    public static IReadOnlyList<string> Missing(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CheckerException($"There is no folder {folder}, and no model of that name: fetch takes minilm, gpt2, smollm2, shakespeare or a folder.");
        }

        bool Has(string name) => File.Exists(Path.Combine(folder, name));
        if (Directory.GetFiles(folder, "*.gguf") is [_, ..])
        {
            return []; // everything is in there
        }

        if (!Has("model.safetensors") && !Has("model.safetensors.index.json"))
        {
            throw new CheckerException(
                $"{folder} holds no model: neither model.safetensors, nor model.safetensors.index.json and its parts, nor a .gguf file.");
        }

        var missing = new List<string>();
        if (!Has("config.json"))
        {
            missing.Add("There is no config.json: the model's sizes are unknown, so it can't be loaded.");
        }

        if (!Has("tokenizer.json") && !Has("vocab.txt") && !(Has("vocab.json") && Has("merges.txt")))
        {
            missing.Add("There is no tokenizer (tokenizer.json, vocab.json with merges.txt, or vocab.txt): the model takes ids, and no text.");
        }

        return missing;
    }
}

namespace Katas.Checker.Fetching;

/// <summary>A model on the Hugging Face hub.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Repository">Its repository.</param>
/// <param name="Gguf">A file of the same model that does as well, where it is there already; null for none.</param>
internal sealed record HubModel(string Name, string Repository, string? Gguf = null)
{
    public static IReadOnlyList<HubModel> All { get; } =
    [
        new("gpt2", "openai-community/gpt2"),
        new("smollm2", "HuggingFaceTB/SmolLM2-135M-Instruct", "SmolLM2-135M-Instruct.Q4_1.gguf"),
    ];

    /// <summary>The files, the small ones first, so that a wrong address shows at once.</summary>
    public IReadOnlyList<string> Files { get; } = ["config.json", "vocab.json", "merges.txt", "tokenizer.json", "model.safetensors"];
}

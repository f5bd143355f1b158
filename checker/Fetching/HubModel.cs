namespace Katas.Checker.Fetching;

/// <summary>A model on the Hugging Face hub.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Repository">Its repository.</param>
internal sealed record HubModel(string Name, string Repository)
{
    public static IReadOnlyList<HubModel> All { get; } =
    [
        new("gpt2", "openai-community/gpt2"),
        new("smollm2", "HuggingFaceTB/SmolLM2-135M-Instruct"),
    ];

    /// <summary>The files, the small ones first, so that a wrong address shows at once.</summary>
    public IReadOnlyList<string> Files { get; } = ["config.json", "vocab.json", "merges.txt", "tokenizer.json", "model.safetensors"];
}

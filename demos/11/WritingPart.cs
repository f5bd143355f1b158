using System.Diagnostics;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson11.Demos;

/// <summary>What GPT-2 or SmolLM2 makes of the beginning of a text, the likeliest token each time.</summary>
/// <param name="stage">The demonstration's stage.</param>
/// <param name="files">Where models are.</param>
internal sealed class WritingPart(DemoStage stage, ModelFiles files)
{
    /// <summary>SmolLM2, as the hub has it or in GGUF.</summary>
    public static string[] SmolLm { get; } = ["smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"];

    /// <summary>Writes.</summary>
    public void Run()
    {
        stage.Heading("What a language model goes on with");
        if (files.Find(["gpt2", .. SmolLm]) is not { } path)
        {
            stage.Say(
                "Neither GPT-2 nor SmolLM2 is here. `fetch gpt2` (550 MB) or `fetch smollm2` (270 MB) gets one: it goes on with any text "
                + "(--text), and SmolLM2 chats (--chat).");
            return;
        }

        var (model, tokenizer) = LanguageModel.Open(path);
        string text = stage.Options.Text("--text") ?? "The capital of France is";
        using var writer = new Writer(model, [.. tokenizer.Specials.Values]);
        var stream = new TextStream(tokenizer);
        var watch = Stopwatch.StartNew();
        int tokens = 0;
        var parts = new List<string>();
        foreach (long id in writer.Write(tokenizer.Encode(text), stage.Options.Integer("--tokens") ?? 40))
        {
            parts.Add(stream.Add(id));
            tokens++;
            if (stage.Cancelled.IsCancellationRequested)
            {
                break;
            }
        }

        stage.Say($"{text} ⟶ {string.Concat(parts)}{stream.End()}");
        stage.Say($"{Path.GetFileName(path)}: {tokens} tokens, {tokens / watch.Elapsed.TotalSeconds:0.0} a second.");
        model.Dispose();
    }
}

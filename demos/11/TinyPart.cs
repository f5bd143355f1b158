using System.Runtime.InteropServices;
using System.Text;
using Katas.Lesson09;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson11.Demos;

/// <summary>
/// What works without anything fetched: models of a few thousand random weights, in the formats of real ones, beside what Hugging
/// Face's library computes with them.
/// </summary>
/// <param name="stage">The demonstration's stage.</param>
internal sealed class TinyPart(DemoStage stage)
{
    private const string Sentence = "Prices in Zürich rose by 12%, unbelievably.";

    private static readonly (string Name, string File, string Expected)[] s_models =
    [
        ("GPT-2", "tiny-gpt2", "tiny-gpt2"),
        ("BERT", "tiny-bert", "tiny-bert"),
        ("Llama", "tiny-llama", "tiny-llama"),
        ("Llama in GGUF", "tiny-llama.gguf", "tiny-llama"),
    ];

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(stage.Data))!, "tests", "11", "golden");

    /// <summary>Opens them, and compares.</summary>
    public void Run()
    {
        stage.Heading("Tiny models in the same formats");
        if (!Directory.Exists(_folder))
        {
            stage.Say($"There is no {_folder}: the tiny models come with the workbook's tests.");
            return;
        }

        stage.Say(
            "Until then, here are models that come with the workbook: the formats of real ones, and random weights. What they write means "
            + "nothing; that it is the same as in Hugging Face's library means that the real ones will be right, too.");
        var table = new Table().AddColumn("model").AddColumn("file").AddColumn("weights").AddColumn("largest difference").AddColumn("9 tokens written");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var (name, file, expected) in s_models)
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            table.AddRow([name, Markup.Escape(file), .. Compare(Path.Combine(_folder, file), Path.Combine(_folder, expected))]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        Cut();
    }

    /// <summary>Opens a model, and holds its last states, and what it writes, against the expected ones.</summary>
    private static string[] Compare(string path, string folder)
    {
        using var model = RealModel.Open(path);
        using var expected = Safetensors.Open(Path.Combine(folder, "expected.safetensors"));
        long weights = model.parameters().Sum(parameter => parameter.numel());
        var input = new ModelInput(Ids(expected, "input_ids"));
        if (expected.Tensors.ContainsKey("attention_mask"))
        {
            input = input with
            {
                Segments = Ids(expected, "token_type_ids"),
                Mask = (Ids(expected, "attention_mask") == 1).unsqueeze(1).unsqueeze(1), // [text, 1, 1, token]
            };
        }

        var output = model.call(input);
        string last = output.Logits is null ? "last_hidden_state" : "logits";
        var stored = StoredTensors.Read(expected.Bytes(last), expected.Tensors[last]);
        double difference = ((output.Logits ?? output.Hidden[^1]) - stored).abs().max().ToDouble();
        return [Invariant($"{weights:#,0}"), Invariant($"{difference:0.0e+0} of {stored.abs().max().ToDouble():0.0}"), Written(model, expected)];
    }

    private static string Written(TransformerModel model, Safetensors expected)
    {
        if (!model.Config.Head)
        {
            return "(no head)";
        }

        long[] theirs = Ids(expected, "greedy")[0].data<long>().ToArray();
        using var writer = new Writer(model, []);
        return writer.Write(theirs[..4], theirs.Length - 4).SequenceEqual(theirs[4..]) ? "the same" : "others";
    }

    private static Tensor Ids(Safetensors file, string name) =>
        tensor(MemoryMarshal.Cast<byte, long>(file.Bytes(name)).ToArray()).view([.. file.Tensors[name].Shape]);

    /// <summary>Cuts a sentence with both tiny vocabularies.</summary>
    private void Cut()
    {
        string vocabulary = Path.Combine(_folder, "tiny-wordpiece", "vocab.txt");
        string[] known = File.ReadAllLines(vocabulary);
        var pieces = WordPieceTokenizer.Load(vocabulary);
        stage.Say(Sentence);
        stage.Say($"WordPiece, {known.Length} pieces: {string.Join(' ', pieces.Encode(Sentence).Select(id => known[id]))}");
        var bytes = new ByteLevelTokenizer(TokenizerFiles.Read(Path.Combine(_folder, "tiny-bpe")));
        stage.Say($"Byte pairs: {string.Join('|', bytes.Encode(Sentence).Select(id => Shown(bytes.Bytes(id))))}");
    }

    /// <summary>A token's text; its bytes, where it is a part of a character.</summary>
    private static string Shown(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? string.Concat(bytes.Select(each => $"<{each:X2}>")) : text;
    }
}

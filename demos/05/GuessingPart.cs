using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Part 4: words hidden and guessed, which needs no labels at all.</summary>
internal sealed class GuessingPart(DemoStage stage)
{
    private const int Guesses = 3;

    private static readonly string[] s_clozes =
    [
        "It rained in London , so Kerry [MASK] at home .",
        "The train from Kerry [MASK] late , said London .",
        "The [MASK] of London thanked Kerry .",
        "Profit at London rose , Kerry [MASK] on Monday .",
        "London opened a factory [MASK] Kerry .",
    ];

    public void Run()
    {
        stage.Heading("4. Masked words: learning without labels");
        stage.Say(
            "The sentences with names again, without their tags. One token in seven is chosen and most of those "
            + "hidden; the model guesses them from both sides. This is how BERT was trained.");

        var corpus = Corpus.Own(stage.Data, "names", tagging: true);
        var vocabulary = corpus.Vocabulary;
        var part = new LearningPart(stage, corpus);
        using var model = new MaskedLanguageModel(part.Config with { InitialSpread = 0.1 });
        var plan = new Plan("encoder, masked words", model, tokens => model.call(tokens, null), 10, 0.002);
        if (new Trainer(stage, new Random(5)).Train(plan, corpus.Train, Hide) is not { } seconds)
        {
            return;
        }

        model.eval();
        using var noGradient = no_grad();
        var table = new Table().AddColumn("sentence").AddColumn("guesses");
        foreach (string cloze in s_clozes)
        {
            string[] words = cloze.Split(' ');
            var tokens = tensor(vocabulary.Ids(words, Corpus.MaxLength)).unsqueeze(0); // [1, length]
            int place = Array.IndexOf(words, "[MASK]") + 1; // after [CLS]
            var chances = nn.functional.softmax(model.call(tokens, null)[0, place], -1); // [vocabulary]
            var (best, ids) = chances.topk(Guesses);
            table.AddRow(
                Markup.Escape(cloze),
                Markup.Escape(string.Join(", ", Enumerable.Range(0, Guesses).Select(i => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{vocabulary.Words[(int)ids[i].item<long>()]} {best[i].item<float>():0.00}")))));
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say($"Learned in {seconds:0} s from the sentences alone: nobody labelled anything.");

        (Tensor, Tensor) Hide(Tensor tokens, Tensor labels)
        {
            using var scope = NewDisposeScope();
            var candidates = tokens.ge(Vocabulary.FirstWord); // neither padding nor [CLS]
            var draws = MaskingDraws.Draw(
                tokens.size(0), tokens.size(1), Vocabulary.FirstWord, vocabulary.Size);
            var (inputs, asked) = Masking.Apply(tokens, candidates, draws, Vocabulary.Mask);
            return (inputs.MoveToOuterDisposeScope(), asked.MoveToOuterDisposeScope());
        }
    }
}

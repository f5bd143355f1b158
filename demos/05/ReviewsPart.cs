using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Part 1: reviews, classified by an encoder with attention pooling. Who is praised, and who merely was?
/// </summary>
internal sealed class ReviewsPart(DemoStage stage)
{
    private static readonly string[] s_names = ["negative", "positive"]; // the labels 0 and 1

    private static readonly string[] s_own =
    [
        "although the film was dull , the music was superb",
        "although the film was superb , the music was dull",
        "the play was not clever but the cast was charming",
        "the play was clever but the cast was not charming",
        "nobody called the script boring , everybody called it fresh",
    ];

    public void Run()
    {
        stage.Heading("1. Reviews: what a bag of words cannot know");
        stage.Say(
            "Held-out sentences come in twins: the same words in another order, with the opposite verdict. A model "
            + "that sees words and not their order is right half of the time. Two are trained: such a model, and an "
            + "encoder.");

        var corpus = Corpus.Own(stage.Data, "sentiment", tagging: false);
        var part = new LearningPart(stage, corpus) { Epochs = 7 };
        using var model = new SequenceClassifier(part.Config, corpus.Labels.Count, PoolingKind.Attention);
        if (part.Learn("encoder, attention pooling", model, tokens => model.call(tokens, null).unsqueeze(1)) is not
            { } done)
        {
            return;
        }

        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"On {corpus.HeldOut.Count} held-out sentences, about people that training never mentions: bag of words "
            + $"{done.Bag.Accuracy:0.0%}, encoder {done.Model.Accuracy:0.0%}, trained in {done.Seconds:0} s."));
        part.Show(done.Model, "Reviews: true and predicted verdicts", "lesson05-reviews-confusion.png", s_names);
        Examples(corpus, model);
        Look(corpus, model);
    }

    private void Examples(Corpus corpus, SequenceClassifier model)
    {
        stage.Say("Sentences to try; the words are known, the sentences are not:");
        using var noGradient = no_grad();
        var table = new Table().AddColumn("sentence").AddColumn("positive");
        foreach (string sentence in s_own)
        {
            var tokens = tensor(corpus.Vocabulary.Ids(SentenceFile.Words(sentence), Corpus.MaxLength)).unsqueeze(0);
            var chances = nn.functional.softmax(model.call(tokens, null), -1); // [1, class]
            table.AddRow(sentence, chances[0, 1].item<float>().ToString("0.00", CultureInfo.InvariantCulture));
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    private void Look(Corpus corpus, SequenceClassifier model)
    {
        string[] words = ["[CLS]", .. SentenceFile.Words(s_own[2])];
        var tokens = tensor(corpus.Vocabulary.Ids(words[1..], Corpus.MaxLength)).unsqueeze(0); // [1, length]
        using var noGradient = no_grad();
        var (_, weights) = model.Encoder.call(tokens); // a [1, heads, query, key] for each layer
        stage.Say("Where the words look while it reads the third: each layer's heads, averaged.");
        stage.ShowRow(
            [
                .. weights.Select((layer, i) => Heatmap.FromTensor(
                    layer[0].mean([0]), words, words, $"layer {i + 1}", range: new HeatmapRange(0, 0.5))),
            ],
            "lesson05-reviews-attention.png");
        stage.Say("A column that is bright in many rows is a word that the others want to know about.");
    }
}

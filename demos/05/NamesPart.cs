using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Part 3: names tagged as people, places and organisations, none of them seen in training.</summary>
internal sealed class NamesPart(DemoStage stage)
{
    private const int Shown = 5;

    public void Run()
    {
        stage.Heading("3. Names: is Florence a person, a place or a company?");
        stage.Say(
            "Each name takes each part in turn, so that the word itself says nothing; and the held-out names were "
            + "never seen in training. The model to beat knows the word and the bag of words around it.");

        var corpus = Corpus.Own(stage.Data, "names", tagging: true);
        var part = new LearningPart(stage, corpus) { Epochs = 6 };
        using var model = new TokenTagger(part.Config, corpus.Labels.Count);
        if (part.Learn("encoder", model, tokens => model.call(tokens, null)) is not { } done)
        {
            return;
        }

        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Words of held-out names that get the right tag: bag of words {done.Bag.AccuracyOnNames:0.0%}, encoder "
            + $"{done.Model.AccuracyOnNames:0.0%}. Whole names (F1 as in CoNLL-2003): {done.Bag.EntityF1:0.0%} and "
            + $"{done.Model.EntityF1:0.0%}. Trained in {done.Seconds:0} s."));
        part.Show(done.Bag, "Names: true tags, and the bag of words' predictions", "lesson05-names-confusion-bag.png");
        part.Show(done.Model, "Names: true tags, and the encoder's predictions", "lesson05-names-confusion.png");
        Examples(corpus, model);
    }

    private void Examples(Corpus corpus, TokenTagger model)
    {
        stage.Say("A few of the held-out sentences, as the encoder reads them:");
        var plan = new Plan("", model, tokens => model.call(tokens, null), 0, 0);
        var given = Trainer.Predict(plan, [.. corpus.HeldOut.Take(Shown)]);
        for (int i = 0; i < Shown; i++)
        {
            var words = corpus.HeldOutSentences[i].Words;
            var entities = Entities.Find(given[i], corpus.HeldOut[i].Labels, corpus.Labels.Names);
            stage.Console.MarkupLine("  " + string.Join(' ', words.Select((word, place) => Markup.Escape(word)
                // Places count from [CLS].
                + (entities.FirstOrDefault(entity => entity.Last == place + 1) is { Type: { } type }
                    ? $"[teal]/{type}[/]"
                    : ""))));
        }

        stage.Console.WriteLine();
    }
}

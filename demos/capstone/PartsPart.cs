using Katas.Lesson06;
using Katas.Lesson07;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Capstone;

/// <summary>The parts of the models, and the lesson that each part comes from.</summary>
internal sealed class PartsPart(DemoStage stage)
{
    public void Run()
    {
        stage.Heading("Nothing but your own code");
        using var translation = new Transformer(TransformerSizes.Tiny(vocabulary: 100));
        using var language = new LanguageModel(100, 32, dModel: 32, heads: 4, layers: 1);
        var types = Types(translation).Concat(Types(language)).Distinct()
            .GroupBy(type => type.Namespace!.Split("Lesson")[^1])
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        var table = new Table().AddColumns("lesson", "modules of the two models").Border(TableBorder.Simple);
        foreach (var group in types)
        {
            table.AddRow(group.Key, Markup.Escape(string.Join(", ", group.Select(type => type.Name).Order(StringComparer.Ordinal))));
        }

        stage.Console.Write(table);
        stage.Say(
            "What they compute with, scores, softmax and masks, is yours from lesson 01 on; tokens, batches, loss, optimiser, "
            + "schedule and loop are lesson 08's. Libtorch multiplies, and works the gradients out.");
    }

    /// <summary>The types of a model's modules that are written in the workbook.</summary>
    private static IEnumerable<Type> Types(nn.Module model) => model.named_modules()
        .Select(each => each.module.GetType())
        .Prepend(model.GetType())
        .Where(type => type.Namespace!.StartsWith("Katas.", StringComparison.Ordinal));
}

using System.Globalization;
using Katas.Lesson04;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Lesson05.Demos;

/// <summary>Part 6: what the parts of an encoder cost, for a model of this size and for BERT's.</summary>
internal sealed class CostsPart(DemoStage stage)
{
    private static readonly EncoderConfig s_bert = new()
    {
        VocabularySize = 30522,
        DModel = 768,
        Heads = 12,
        Layers = 12,
        DFeedForward = 3072,
        MaxLength = 512,
        Norm = NormPlacement.Post,
    };

    public void Run()
    {
        stage.Heading("6. Where the parameters are, and where the time goes");
        Show("This lesson's encoder, a batch of 32 sentences of 16 tokens", new() { VocabularySize = 200 }, 32, 16);
        Show("BERT-base, one sentence of 128 tokens", s_bert, 1, 128);
        stage.Say(
            "BERT-base is published with 110 million parameters: these, and 0.6 million of the layer above the first "
            + "token.");

        stage.Say("How much of all operations is attention's scores and sums, in BERT-base, by the sentence's length:");
        var chart = new BarChart { MaxValue = 100, Width = Math.Min(70, stage.Console.Profile.Width) };
        chart.UseValueFormatter((value, culture) => value.ToString("0.0", culture) + " %");
        foreach (long length in new long[] { 32, 128, 512, 2048, 8192 })
        {
            var costs = EncoderCosts.Of(s_bert, 1, length);
            chart.AddItem($"{length} tokens", 100.0 * costs.Attention.Flops / costs.Total.Flops, Color.Teal);
        }

        stage.Console.Write(chart);
        stage.Console.WriteLine();
        stage.Say("The rest grows with the length; attention grows with its square.");
    }

    private void Show(string title, EncoderConfig config, long batch, long length)
    {
        var costs = EncoderCosts.Of(config, batch, length);
        var table = new Table().Title(Markup.Escape(title))
            .AddColumn("part").AddColumn("parameters").AddColumn("").AddColumn("operations").AddColumn("");
        foreach (int column in new[] { 1, 2, 3, 4 })
        {
            table.Columns[column].RightAligned();
        }

        Row("embeddings", costs.Embeddings);
        Row("projections", costs.Projections);
        Row("attention", costs.Attention);
        Row("feed-forward", costs.FeedForward);
        Row("norms", costs.Norms);
        table.AddEmptyRow();
        Row("together", costs.Total);
        stage.Console.Write(table);
        stage.Console.WriteLine();

        void Row(string part, Cost cost) => table.AddRow(
            part,
            Number(cost.Parameters),
            Share(cost.Parameters, costs.Total.Parameters),
            Number(cost.Flops),
            Share(cost.Flops, costs.Total.Flops));
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long all) =>
        (100.0 * part / all).ToString("0", CultureInfo.InvariantCulture) + " %";
}

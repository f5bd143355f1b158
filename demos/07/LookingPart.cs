using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>Part 3: which English word each French word came from.</summary>
internal sealed class LookingPart(DemoStage stage, Trained trained)
{
    private static readonly string[] s_sentences =
        ["Alice's sisters thanked a proud woman.", "Yesterday, he was carrying the white key."];

    public void Run()
    {
        stage.Heading("3. Who looked where");
        stage.Say(
            "Rows are the French words as they were written, columns the English ones. On the left how much each looked "
            + "at each, the mean over the heads of the decoder's last block; on the right the one that it looked at most. "
            + "Where the languages order their words differently, the path crosses; and an article, which has to know the "
            + "gender of its noun, may look there, too.");
        foreach (var (i, sentence) in s_sentences.Index())
        {
            Show(sentence, $"lesson07-looks-{i + 1}.png");
        }
    }

    private void Show(string sentence, string fileName)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var source = trained.Translator.Batch([sentence]); // [1, source]
        var target = tensor(BeamSearch.Search(trained.Model, source, new() { MaxLength = 24 })[0][0].Tokens.ToArray());
        var weights = Alignment.Weights(trained.Model, source[0], target, trained.Model.Config.DecoderLayers - 1);
        long[] hard = Alignment.Hard(weights);
        string[] read = [.. source[0].data<long>().ToArray().Select(trained.English.Word)];
        string[] written = [.. target.data<long>().ToArray().Select(trained.French.Word)];
        var most = (weights == weights.amax([-1L], keepdim: true)).to(ScalarType.Float32); // [target, source]

        stage.ShowRow(
            [
                Map(weights, written, read, "how much"),
                Map(most, written, read, "most"),
            ],
            fileName);
        stage.Say(string.Join("   ", written.Zip(hard, (word, place) => $"{word} ← {read[place]}")));
    }

    private static Heatmap Map(Tensor weights, string[] written, string[] read, string title) => Heatmap.FromTensor(
        weights, written, read, title, rowAxis: "written", columnAxis: "read", range: new HeatmapRange(0, 1));
}

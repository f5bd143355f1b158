using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class FrozenNormTests
{
    [TestCase("GPT-2"), TestCase("Llama"), TestCase("GPT-J")]
    [ForTask("14.4")]
    public void The_whole_stream_comes_out_as_the_final_norm_leaves_it_less_its_bias(string kind)
    {
        var recording = Models.Run(kind);
        var bias = kind == "Llama" ? zeros(Models.Width, float64) : Models.Weight(recording.Model, "norm.bias");

        TensorAssert.Close(
            FrozenNorm.Apply(recording, recording.Stream),
            recording["norm"] - bias,
            $"{kind}: the stream through the frozen norm",
            new Suspect(recording["norm"] + zeros_like(bias), "the norm's bias was added: then every part has it"),
            new Suspect(
                (recording["norm"] - bias) / Models.Weight(recording.Model, "norm.weight"), "the norm's gain was left out"));
    }

    [TestCase("GPT-2"), TestCase("Llama"), TestCase("GPT-J")]
    [ForTask("14.4")]
    public void A_part_is_divided_by_the_size_of_the_whole_stream(string kind)
    {
        var recording = Models.Run(kind);
        var (part, stream) = (recording.At(1, "mlp"), recording.Stream);
        var gain = Models.Weight(recording.Model, "norm.weight");
        Tensor Size(Tensor x) => (x.square().mean([-1], keepdim: true) + recording.Model.Config.NormEps).sqrt();
        Tensor Centred(Tensor x) => x - x.mean([-1], keepdim: true);
        bool layer = kind != "Llama";
        var (whole, own) = layer ? (Centred(stream), Centred(part)) : (stream, part);

        TensorAssert.Close(
            FrozenNorm.Apply(recording, part),
            own / Size(whole) * gain,
            $"{kind}: what the second MLP adds, through the frozen norm",
            new Suspect(own / Size(own) * gain, "the part is divided by its own size: then the parts add up to nothing"),
            new Suspect(
                layer ? part / Size(whole) * gain : Centred(part) / Size(whole) * gain,
                layer ? "LayerNorm takes the part's own mean away as well" : "RMSNorm takes no mean away"),
            new Suspect(
                (part - stream.mean([-1], keepdim: true)) / Size(whole) * gain,
                "the mean that is taken away is the stream's: each part has its own"),
            new Suspect(
                own / Size(layer ? stream : Centred(stream)) * gain,
                layer ? "the size is that of the centred stream" : "the size is that of the stream as it is"));
    }

    [TestCase("GPT-2"), TestCase("Llama"), TestCase("GPT-J")]
    [ForTask("14.4")]
    public void Parts_that_add_up_still_do(string kind)
    {
        var recording = Models.Run(kind);
        var parts = Seeded.Normal(5, float64, 4, 2, 7, Models.Width);

        TensorAssert.Close(
            FrozenNorm.Apply(recording, parts).sum([0]),
            FrozenNorm.Apply(recording, parts.sum([0])),
            $"{kind}: parts through the frozen norm and then added, against added before");
        TensorAssert.Close(
            FrozenNorm.Apply(recording, parts * 3),
            FrozenNorm.Apply(recording, parts) * 3,
            $"{kind}: a part three times as large");
    }

    [Test, ForTask("14.4")]
    public void Without_a_final_norm_nothing_changes()
    {
        var recording = Models.Run("attention alone");
        var parts = Seeded.Normal(6, float64, 4, 2, 7, Models.Width);

        TensorAssert.Close(FrozenNorm.Apply(recording, parts), parts, "parts of a model without norms", 0);
    }

    [TestCase("GPT-2"), TestCase("Llama")]
    [ForTask("14.4")]
    public void Neither_the_parts_nor_the_recording_are_changed(string kind)
    {
        var recording = Models.Run(kind);
        var (parts, stream) = (Seeded.Normal(7, float64, 2, 7, Models.Width), recording.Stream.clone());
        var before = parts.clone();

        FrozenNorm.Apply(recording, parts);

        TensorAssert.Unchanged(parts, before, "parts");
        TensorAssert.Unchanged(recording.Stream, stream, "the recording's stream");
    }

    [Test, ForTask("14.4")]
    public void The_norm_s_epsilon_is_the_model_s()
    {
        var recording = Models.Run(Models.Of(Models.Kinds["Llama"] with { NormEps = 3 }), Models.Text(1, 2, 7));

        TensorAssert.Close(
            FrozenNorm.Apply(recording, recording.Stream), recording["norm"], "the stream, the norm's epsilon being 3");
    }

    [Test, ForTask("14.4")]
    public void Parts_of_another_width_are_refused()
    {
        var recording = Models.Run("Llama");
        var narrow = ones(2, 7, 19);
        ArgumentAssert.Rejects(() => FrozenNorm.Apply(recording, narrow), "parts", narrow, "the width is 20");
    }
}

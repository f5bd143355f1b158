using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

/// <summary>What the lesson gives, and what it provides around its tasks.</summary>
public class GivenTests
{
    [Test, ForTask("12.0")]
    public void A_template_is_filled_in_one_go()
    {
        var template = new InstructionTemplate("{a} and {b}, {a}; {");
        var values = new Dictionary<string, string> { ["a"] = "{b}", ["b"] = "2", ["c"] = "3" };
        Assert.That(template.Fill(values), Is.EqualTo("{b} and 2, {b}; {"));
        ArgumentAssert.Rejects<ArgumentException>(
            () => new InstructionTemplate("{d}").Fill(values), "values", "there is nothing for d");
    }

    [Test, ForTask("12.0")]
    public void A_file_gives_back_what_it_was_given()
    {
        string path = Temporary();
        var tensors = new Dictionary<string, Tensor>
        {
            ["a.b"] = Seeded.Normal(1, 3, 5),
            ["turned"] = Seeded.Normal(2, 4, 2).t(),
            ["double"] = Seeded.Normal(3, ScalarType.Float64, 2, 3),
            ["single"] = tensor(4.5f),
            ["empty"] = zeros(0, 4),
        };
        try
        {
            AdapterFile.Write(path, new Dictionary<string, Tensor> { ["old"] = ones(3) });
            AdapterFile.Write(path, tensors);
            var read = AdapterFile.Read(path);
            Assert.That(read.Keys, Is.EquivalentTo(tensors.Keys));
            foreach (var (name, value) in read)
            {
                TensorAssert.Close(value, tensors[name], name, 0);
            }

            Assert.That(File.Exists(path + ".part"), Is.False, "whether something is left beside the file");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test, ForTask("12.0")]
    public void Other_types_are_not_written()
    {
        string path = Temporary();
        Assert.That(
            () => AdapterFile.Write(path, new Dictionary<string, Tensor> { ["ids"] = tensor(3L) }), Throws.ArgumentException);
        Assert.That(File.Exists(path), Is.False);
    }

    [Test, ForTask("12.0")]
    public void What_is_no_such_file_is_said_to_be_none()
    {
        string path = Temporary();
        AdapterFile.Write(path, new Dictionary<string, Tensor> { ["a"] = ones(2, 3) });
        byte[] good = File.ReadAllBytes(path);
        string header = System.Text.Encoding.UTF8.GetString(good[8..^24]);
        try
        {
            Assert.That(header, Does.StartWith("{").And.EndWith("}"), "what stands between the length and the numbers");
            Assert.That(() => AdapterFile.Read(path), Throws.Nothing);
            foreach (byte[] bad in new[]
            {
                [],
                good[..7],
                good[..20],
                good[..^1],
                [255, 255, 255, 255, 255, 255, 255, 127, .. good[8..]],
                [255, 255, 255, 255, 255, 255, 255, 255, .. good[8..]],
                With(header.Replace("F32", "F16")),
                With(header.Replace("F32", "I64").Replace("[2,3]", "[3]")),
                With(header.Replace("[2,3]", "[2,4]")),
                With(header.Replace("[2,3]", "[-2,-3]")),
                With(header.Replace("[2,3]", "[4611686018427387904,4611686018427387904]")),
                With(header.Replace("[0,24]", "[-24,0]")),
                With(header.Replace("[0,24]", "[24,0]")),
                With(header.Replace("[0,24]", "[0,48]")),
                With(header.Replace("[0,24]", "[0]")),
                With(header.Replace("[0,24]", "3")),
                With(header.Replace("\"shape\"", "\"form\"")),
                With(header.Replace("}}", "},\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}")),
                With("[]"),
                With("{"),
            })
            {
                File.WriteAllBytes(path, bad);
                Assert.That(() => AdapterFile.Read(path), Throws.InstanceOf<InvalidDataException>(), $"{bad.Length} bytes");
            }
        }
        finally
        {
            File.Delete(path);
        }

        byte[] With(string other)
        {
            byte[] json = System.Text.Encoding.UTF8.GetBytes(other);
            return [.. BitConverter.GetBytes((long)json.Length), .. json, .. good[^24..]];
        }
    }

    [Test, ForTask("12.0")]
    public void Labels_get_room_in_front()
    {
        TensorAssert.Close(
            VirtualTokens.Labels(tensor(new long[,] { { 1, 2, 5 }, { 3, 4, 6 } }), 2),
            tensor(new long[,] { { -100, -100, 1, 2, 5 }, { -100, -100, 3, 4, 6 } }),
            "labels");
    }

    [Test, ForTask("12.0")]
    public void Which_names_are_adapters_is_decided_by_their_last_piece()
    {
        Assert.That(Lora.IsAdapter("blocks.0.mlp.up.lora_a"), Is.True);
        Assert.That(Lora.IsAdapter("lora_b"), Is.True);
        Assert.That(Lora.IsAdapter("blocks.0.mlp.up.weight"), Is.False);
        Assert.That(Lora.IsAdapter("lora_a.weight"), Is.False);
    }

    [Test, ForTask("12.0")]
    public void Taken_out_a_layer_is_plain_again_and_merged_it_keeps_the_sum()
    {
        foreach (bool bias in new[] { true, false })
        {
            var layer = Models.Adapted(bias: bias);
            layer.eval();
            var plain = layer.ToLinear();
            Assert.That(Models.Same(plain.weight, Models.Find(layer, "weight")), Is.True, "whether the weight is the old one");
            Assert.That(plain.training, Is.False, "training");
            var input = Seeded.Normal(1, 4, 7);
            var adapted = layer.call(input).detach();
            layer.Merge();
            var merged = layer.ToLinear();
            layer.Unmerge();
            TensorAssert.Close(merged.call(input).detach(), adapted, "a plain layer with the sum");
            Assert.That(merged.weight!.requires_grad, Is.False, "whether the sum trains");
        }
    }

    [Test, ForTask("12.0")]
    public void A_layer_checks_its_input()
    {
        var layer = Models.Adapted();
        layer.eval();
        ArgumentAssert.Rejects(() => layer.call(zeros(2, 8)), "input", zeros(2, 8), "it has 8 features and not 7");
        ArgumentAssert.Rejects<ArgumentException>(() => layer.call(tensor(1f)), "input", "it has no dimension");
        layer.Merge();
        Assert.That(() => layer.call(zeros(2, 7)), Throws.Nothing, "a call in eval mode, while it is merged");
        layer.train();
        layer.Unmerge();
        Assert.That(() => layer.call(zeros(2, 7)), Throws.Nothing, "a call in training mode, after unmerging");
    }

    [Test, ForTask("12.0")]
    public void Prompts_and_prefixes_are_made_as_asked()
    {
        var start = Seeded.Normal(2, 3, Models.Width);
        var before = start.clone();
        var model = Models.Model();
        var prompt = new PromptTuning(model, start);
        Assert.That(prompt.Count, Is.EqualTo(3));
        Assert.That(model.parameters().Any(parameter => parameter.requires_grad), Is.False, "whether the model trains");
        using (no_grad())
        {
            Models.Find(prompt, "prompt").zero_();
        }

        TensorAssert.Unchanged(start, before, "start");
        ArgumentAssert.Rejects<ArgumentException>(() => new PromptTuning(model, zeros(3, 7)), "start", "its width is 7");
        ArgumentAssert.Rejects<ArgumentException>(() => new PromptTuning(model, zeros(Models.Width)), "start", "it is one vector");

        var learned = new PromptTuning(model, (start * 1).requires_grad_() * 2);
        Assert.That(Models.Find(learned, "prompt").is_leaf, Is.True, "whether a prompt from computed vectors can be trained");

        var prefix = new PrefixTuning(Models.Model(), 50, 0.5);
        Assert.That(prefix.Count, Is.EqualTo(50));
        var numbers = Models.Find(prefix, "prefix");
        Assert.That(numbers.shape, Is.EqualTo(new long[] { 2, 2, 2, 50, 8 }), "layers, keys and values, key heads, count, size");
        SpreadAssert.Around(numbers, 0, 0.5, "numbers of a new prefix");
        SpreadAssert.Around(Models.Find(new PrefixTuning(Models.Model(), 50), "prefix"), 0, 0.02, "numbers of a new prefix");
        ArgumentAssert.Rejects<ArgumentException>(() => new PrefixTuning(Models.Model(), -1), "count", "it is -1");
        ArgumentAssert.Rejects<ArgumentException>(() => new PrefixTuning(Models.Model(), 3, 0), "spread", "it is 0");
        Assert.That(
            PromptTuning.VectorsOf(model, Models.Text(3, 2, 4)).shape, Is.EqualTo(new long[] { 2, 4, Models.Width }), "vectors of tokens");
    }

    [Test, ForTask("12.0")]
    public void Options_are_checked_one_by_one()
    {
        var layer = Models.Layer();
        ArgumentAssert.Rejects<ArgumentNullException>(() => new LoraLinear(layer, null!), "options", "they are null");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => new LoraLinear(layer, new(3, 0)), "options.Alpha", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(
            () => new LoraLinear(layer, new(3), new Parameter(zeros(2, 7))), "a", "its rank is 2 and not 3");
        Assert.That(
            () => Lora.Insert(Models.Model(), ["nothing"], new LoraOptions()),
            Throws.ArgumentException.With.Message.Contains("nothing").And.Message.Contains("no part"));
        Assert.That(
            () => Packing.Batch([[new InstructionExample([], [])]], 4, 0), Throws.ArgumentException.With.Message.Contains("without a token"));
        Assert.That(() => Packing.Batch([], 4, 0), Throws.ArgumentException.With.Message.Contains("empty"));
    }

    [Test, ForTask("12.0")]
    public void Null_is_refused_by_name()
    {
        var (model, options) = (Models.Model(), new LoraOptions(3));
        ArgumentAssert.Rejects<ArgumentNullException>(() => new LoraLinear(null!, options), "original", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Lora.Insert(null!, ["query"], options), "model", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Lora.Insert(model, null!, options), "targets", "they are null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Packing.Batch(null!, 3, 0), "rows", "they are null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Packing.Rows(null!, 3), "examples", "they are null");
        ArgumentAssert.Rejects<ArgumentNullException>(
            () => Adapters.Swap(null!, new Dictionary<string, Tensor>()), "model", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Adapters.Swap(model, null!), "adapter", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Adapters.Take(null!), "model", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Freezing.TrainOnly(model, null!), "trains", "it is null");
    }

    [Test, ForTask("12.0")]
    public void Masks_labels_and_examples_are_checked_to_the_last_dimension()
    {
        foreach (long[] shape in new long[][] { [2, 1, 3], [2, 3, 1, 4], [2, 1, 3, 4], [4], [2, 1, 1, 3, 4] })
        {
            ArgumentAssert.Rejects(() => VirtualTokens.Mask(zeros(shape), 1), "mask", zeros(shape), "it is no mask of tokens");
        }

        Assert.That(
            () => AnswerLoss.Of(zeros(1, 3, 5), tensor(new long[,] { { -100, 2, -100 } })), Throws.Nothing, "a label on the second token");
        Assert.That(() => Packing.Batch([[new([4], [4])]], 2, 0), Throws.Nothing, "an example of one token");
        var model = Models.Model();
        Lora.Insert(model, ["query"], new LoraOptions(3));
        Assert.That(
            () => Lora.Insert(model, ["query"], new LoraOptions(3)), Throws.ArgumentException.With.Message.Contains("already"));
    }

    [Test, ForTask("12.0")]
    public void A_file_of_MiniLM_s_adapter_is_less_than_a_fiftieth_of_its_own()
    {
        using var scope = NewDisposeScope();
        var config = KnownModels.Bert with
        {
            Vocabulary = 30_522, Layers = 6, Width = 384, Heads = 12, Hidden = 1536, MaxPositions = 512, Head = false,
        };
        var model = new TransformerModel(config);
        long whole = 4 * model.parameters().Sum(parameter => parameter.numel());
        Assert.That(whole, Is.InRange(90_000_000, 91_000_000), "bytes of the model");
        Lora.Insert(model, ["query", "value"], new LoraOptions(8, 16));
        string path = Temporary();
        try
        {
            Adapters.Save(model, path);
            Assert.That(new FileInfo(path).Length, Is.LessThan(whole / 50), "bytes of the adapter's file");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Temporary() => Path.Combine(Path.GetTempPath(), $"lesson12-{Guid.NewGuid():N}.safetensors");
}

using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;
namespace Katas.Lesson01;
public static class Attention { [KataTask("01.1")] public static Tensor Scores(Tensor query, Tensor key) => query.matmul(key.transpose(-2, -1)); }

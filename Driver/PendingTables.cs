using SonyAlpha.SonyProtocol;
namespace SonyAlpha.Driver;
internal static class PendingTables
{
    extension(ShutterSpeed s)
    {
        public bool IsTimed => s.Raw is not (0 or uint.MaxValue);
        public TimeSpan Duration => TimeSpan.FromSeconds((double)(s.Raw >> 16) / Math.Max(1, s.Raw & 0xFFFF));
    }
    extension(Iso i)
    {
        public bool IsAuto => (i.Raw & 0xFFFFFF) == 0xFFFFFF;
        public int Value => (int)(i.Raw & 0xFFFFFF);
    }
    extension(CameraModel m)
    {
        public string Sensor => m.Name;
        public double PixelMicrons => m.Name.Length > 0 ? 5.9 : 1;
    }
}

/* Wine 8 has no Windows.UI.ViewManagement.UISettings, which Qt's platform "windows" asks for the colours of the system
 * and without which it ends. This is that class with the colours of the light theme: UISettings as Windows.winmd
 * declares it, of which Qt calls IUISettings3.GetColorValue and listens to ColorValuesChanged. For Wine alone, never
 * shipped. C++/WinRT looks for a class that is not registered in the library named after its namespace. */
typedef struct { unsigned a, b, c, d; } guid; /* 16 bytes as they lie in memory */
typedef struct object { const void *const *calls; } object;

enum { DONE = 0, NO_INTERFACE = (int)0x80004002, NOT_THERE = (int)0x80004001 };

static const guid UNKNOWN = {0x00000000, 0x00000000, 0x000000c0, 0x46000000},
  INSPECTABLE = {0xaf86e2e0, 0x4c6ab12d, 0xaad75a9c, 0x901e1065},
  FACTORY = {0x00000035, 0x00000000, 0x000000c0, 0x46000000},
  SETTINGS = {0x85361600, 0x46271c63, 0x893ab1bc, 0x559cbce0},
  SETTINGS3 = {0x03021be4, 0x47815254, 0x68519481, 0x7b6dd0f7};
static object factory, settings;

static int same(const guid *one, const guid *other) {
  return one->a == other->a && one->b == other->b && one->c == other->c && one->d == other->d;
}

static int __stdcall query(object *self, const guid *id, object **out) {
  int known = same(id, &UNKNOWN) || same(id, &INSPECTABLE) ||
    (self == &factory ? same(id, &FACTORY) : same(id, &SETTINGS) || same(id, &SETTINGS3));
  *out = known ? self : 0;
  return known ? DONE : NO_INTERFACE;
}

static unsigned __stdcall counted(object *self) { return 2; }

static int __stdcall not_there(void) { return NOT_THERE; }

static int __stdcall activate(object *self, object **out) {
  *out = &settings;
  return DONE;
}

/* background, foreground, three dark accents, accent, three light accents, complement: alpha, red, green, blue */
static const unsigned char COLOURS[10][4] = {
  {255, 255, 255, 255}, {255, 0, 0, 0}, {255, 0, 26, 104}, {255, 0, 62, 146}, {255, 0, 95, 184}, {255, 0, 120, 212},
  {255, 0, 145, 248}, {255, 76, 194, 255}, {255, 153, 235, 255}, {255, 0, 0, 0}};

static int __stdcall colour(object *self, unsigned kind, unsigned char *out) {
  for (int i = 0; i < 4; i++) out[i] = COLOURS[kind < 10 ? kind : 0][i];
  return DONE;
}

static int __stdcall listen(object *self, void *handler, long long *token) {
  *token = 1;
  return DONE;
}

static int __stdcall leave(object *self, long long token) { return DONE; }

static const void *const FACTORY_CALLS[] = {query, counted, counted, not_there, not_there, not_there, activate};
static const void *const SETTINGS_CALLS[] = {
  query, counted, counted, not_there, not_there, not_there, colour, listen, leave};
static object factory = {FACTORY_CALLS}, settings = {SETTINGS_CALLS};

__declspec(dllexport) int __stdcall DllGetActivationFactory(void *name, object **out) {
  *out = &factory;
  return DONE;
}

int __stdcall DllMain(void *library, unsigned long reason, void *reserved) { return 1; }
